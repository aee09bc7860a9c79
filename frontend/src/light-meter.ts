/** Looks at the light in the camera's picture, now and then, in a picture so small that it costs nothing. */

import type { Picture } from "./picture.ts";
import { type Light, lightOf } from "./sight.ts";

const WIDTH = 32;
const HEIGHT = 24;
const EVERY_MS = 700;

export class LightMeter {
  readonly #context: CanvasRenderingContext2D | null;
  #measured_ms = 0;
  light: Light = "good";

  constructor() {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [WIDTH, HEIGHT];
    this.#context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  }

  /** True when it has looked anew. */
  look(picture: Picture, now_ms: number): boolean {
    if (this.#context === null || now_ms - this.#measured_ms < EVERY_MS) return false;
    this.#measured_ms = now_ms;
    this.#context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    this.light = lightOf(this.#context.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH);
    return true;
  }
}
