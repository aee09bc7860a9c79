import { expect, test } from "vitest";
import { flatten, PER_POINT, POINTS, seenAt } from "./landmarks.ts";

const world = Array.from({ length: POINTS }, (_, index) => ({ x: index, y: 0.5, z: -0.25, visibility: 0.9 }));
const image = Array.from({ length: POINTS }, () => ({ x: 0.25, y: 0.5, z: 0 }));

test("metres, visibility and pixels of the picture, point after point", () => {
  const flat = flatten(world, image, 640, 480);
  expect(flat).toHaveLength(POINTS * PER_POINT);
  expect([...flat.slice(2 * PER_POINT, 3 * PER_POINT)]).toEqual([2, 0.5, -0.25, 0.9, 160, 240]);
  expect(seenAt(flat, 2)).toEqual({ u: 160, v: 240, visibility: 0.9 });
});

test("nobody in the picture is an empty row", () => {
  expect(flatten(undefined, undefined, 640, 480)).toHaveLength(0);
  expect(seenAt(new Float64Array(0), 0)).toBeNull();
});
