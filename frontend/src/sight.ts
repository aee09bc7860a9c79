/** What the camera sees now, for a person who sets it up: who is in the picture, and whether there is light enough. */

import { PER_POINT, seenAt } from "./landmarks.ts";

/** All of the person, nobody, or the first part that is missing. */
export type Sight = "all" | "nobody" | "head" | "hips" | "knees" | "feet";
export type Light = "good" | "dark" | "behind";

/** BlazePose's points. Of each pair one must be seen: whoever lies on the side hides the other. */
const PARTS: readonly (readonly ["head" | "hips" | "knees" | "feet", readonly number[]])[] = [
  ["feet", [27, 28, 31, 32]],
  ["knees", [25, 26]],
  ["hips", [23, 24]],
  ["head", [0, 7, 8]],
];
/** A point that the network is less sure of is not seen. Our proposal. */
const SURE = 0.4;
/** The network guesses points outside of the picture: there they are not seen. */
const INSIDE: readonly [number, number] = [0.005, 0.995];

export function sightOf(flat: Float64Array, width: number, height: number): Sight {
  if (flat.length < 33 * PER_POINT) return "nobody";
  const isSeen = (index: number) => {
    const point = seenAt(flat, index);
    return point !== null && point.visibility >= SURE && isInside(point.u / width) && isInside(point.v / height);
  };
  const missing = PARTS.filter(([, points]) => !points.some(isSeen)).map(([part]) => part);
  if (missing.length === PARTS.length) return "nobody";
  return missing[0] ?? "all";
}

function isInside(share: number): boolean {
  return share >= INSIDE[0] && share <= INSIDE[1];
}

/** Mean brightness, of 255, below which a room is too dark. Our proposal. */
const DARK = 40;
/** A pixel as bright as this is a window or a lamp; with a quarter of them round a dark middle the light is behind. Our proposal. */
const GLARING = 240;
const GLARING_SHARE = 0.25;
const DARK_MIDDLE = 80;

/** The light in a small picture: four bytes a pixel, row by row. */
export function lightOf(pixels: Uint8ClampedArray, width: number): Light {
  let [all, glaring, middle, inMiddle] = [0, 0, 0, 0];
  const count = pixels.length / 4;
  const height = count / width;
  for (let index = 0; index < count; index += 1) {
    const bright = brightness(pixels, 4 * index);
    all += bright;
    if (bright >= GLARING) glaring += 1;
    if (isMiddle((index % width) / width) && isMiddle(Math.floor(index / width) / height)) {
      middle += bright;
      inMiddle += 1;
    }
  }
  if (all / count < DARK) return "dark";
  return glaring / count > GLARING_SHARE && middle / inMiddle < DARK_MIDDLE ? "behind" : "good";
}

function brightness(pixels: Uint8ClampedArray, at: number): number {
  return 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
}

function isMiddle(share: number): boolean {
  return share >= 0.3 && share < 0.7;
}
