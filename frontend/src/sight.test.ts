import { describe, expect, test } from "vitest";
import { PER_POINT, POINTS } from "./landmarks.ts";
import { lightOf, sightOf } from "./sight.ts";

const [WIDTH, HEIGHT] = [640, 480];

/** Somebody in the middle of the picture; some points are elsewhere, or not seen. */
function person(change: (index: number) => { u?: number; v?: number; visibility?: number } = () => ({})): Float64Array {
  const flat = new Float64Array(POINTS * PER_POINT);
  for (let index = 0; index < POINTS; index += 1) {
    const { u = 320, v = 240, visibility = 0.9 } = change(index);
    flat.set([0, 0, 0, visibility, u, v], index * PER_POINT);
  }
  return flat;
}

const FEET = new Set([27, 28, 31, 32]);

describe("what is in the picture", () => {
  test("all of a person", () => {
    expect(sightOf(person(), WIDTH, HEIGHT)).toBe("all");
  });

  test("nobody", () => {
    expect(sightOf(new Float64Array(0), WIDTH, HEIGHT)).toBe("nobody");
    expect(
      sightOf(
        person(() => ({ visibility: 0.1 })),
        WIDTH,
        HEIGHT,
      ),
    ).toBe("nobody");
  });

  test("feet below the border, which the network only guesses", () => {
    const flat = person((index) => (FEET.has(index) ? { v: HEIGHT + 30 } : {}));
    expect(sightOf(flat, WIDTH, HEIGHT)).toBe("feet");
  });

  test("a head that is not seen", () => {
    expect(
      sightOf(
        person((index) => (index < 11 ? { visibility: 0.1 } : {})),
        WIDTH,
        HEIGHT,
      ),
    ).toBe("head");
  });

  test("one leg that hides the other is enough", () => {
    const flat = person((index) => (index % 2 === 0 && index > 22 ? { visibility: 0.05 } : {}));
    expect(sightOf(flat, WIDTH, HEIGHT)).toBe("all");
  });
});

describe("the light", () => {
  const [columns, rows] = [10, 10];
  const picture = (bright: (x: number, y: number) => number) => {
    const pixels = new Uint8ClampedArray(4 * columns * rows);
    for (let index = 0; index < columns * rows; index += 1) {
      const value = bright(index % columns, Math.floor(index / columns));
      pixels.set([value, value, value, 255], 4 * index);
    }
    return pixels;
  };

  test("of a room in the day is good", () => {
    expect(
      lightOf(
        picture(() => 120),
        columns,
      ),
    ).toBe("good");
  });

  test("of a room at night is too dark", () => {
    expect(
      lightOf(
        picture(() => 20),
        columns,
      ),
    ).toBe("dark");
  });

  test("of a window behind a person is behind", () => {
    const inMiddle = (x: number, y: number) => x >= 3 && x < 7 && y >= 3 && y < 7;
    expect(
      lightOf(
        picture((x, y) => (inMiddle(x, y) ? 40 : 250)),
        columns,
      ),
    ).toBe("behind");
  });

  test("of a white wall is good", () => {
    expect(
      lightOf(
        picture(() => 250),
        columns,
      ),
    ).toBe("good");
  });
});
