/**
 * Draws the camera's picture with what the pose network found in it: calm lines, the working leg in the accent colour.
 *
 * The lines belong to this very picture, so that they never trail behind the person; and the browser has to paint only as
 * often as the network looks, which leaves it the processor.
 */

import { seenAt } from "./landmarks.ts";
import { type Picture, sizeOf } from "./picture.ts";
import type { Side } from "./session.ts";

/** Pairs of BlazePose's points. */
const TRUNK: readonly [number, number][] = [
  [11, 12],
  [11, 23],
  [12, 24],
  [23, 24],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
];
const LEG: Record<"left" | "right", readonly [number, number][]> = {
  left: [
    [23, 25],
    [25, 27],
    [27, 31],
  ],
  right: [
    [24, 26],
    [26, 28],
    [28, 32],
  ],
};
/** A point that the network is less sure of is not drawn. Our proposal. */
const SURE = 0.4;

export class Skeleton {
  readonly #canvas: HTMLCanvasElement;
  readonly #work: string;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#work = getComputedStyle(canvas).getPropertyValue("--figure-work").trim() || "#2fa088";
  }

  draw(picture: Picture, flat: Float64Array, working: Side): void {
    const { width, height } = sizeOf(picture);
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (context === null) return;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    context.drawImage(picture, 0, 0);
    if (flat.length === 0) return;
    const thin = Math.max(3, height / 130);
    lines(context, flat, TRUNK, "rgb(255 255 255 / 75%)", thin);
    for (const side of ["left", "right"] as const) {
      const works = working === side || working === "both";
      lines(context, flat, LEG[side], works ? this.#work : "rgb(255 255 255 / 75%)", works ? 2.2 * thin : thin);
    }
  }
}

function lines(
  context: CanvasRenderingContext2D,
  flat: Float64Array,
  pairs: readonly [number, number][],
  colour: string,
  width: number,
): void {
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const [stroke, extra] of [
    ["rgb(20 16 12 / 45%)", 3],
    [colour, 0],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = width + extra;
    context.beginPath();
    for (const [from, to] of pairs) line(context, flat, from, to);
    context.stroke();
  }
}

function line(context: CanvasRenderingContext2D, flat: Float64Array, from: number, to: number): void {
  const [a, b] = [seenAt(flat, from), seenAt(flat, to)];
  if (a === null || b === null || a.visibility < SURE || b.visibility < SURE) return;
  context.moveTo(a.u, a.v);
  context.lineTo(b.u, b.v);
}
