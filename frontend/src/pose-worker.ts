/**
 * The pose network, away from the page's thread. A picture comes in, and goes back with 33 points; nothing is kept.
 *
 * A module worker: the network's loader is then a module too and comes by `import()`, which the page's policy allows from
 * its own origin. It computes on the processor: that is there on every machine and always gives the same.
 */

import { PoseLandmarker } from "@mediapipe/tasks-vision";
import { flatten } from "./landmarks.ts";
import { type Picture, sizeOf } from "./picture.ts";

export type ToPose = { type: "start"; assets: string } | { type: "frame"; picture: Picture; at_ms: number };
export type FromPose =
  | { type: "ready" }
  | { type: "points"; at_ms: number; took_ms: number; flat: Float64Array; picture: Picture }
  | { type: "failed"; why: string };

let network: PoseLandmarker | null = null;

function answer(message: FromPose, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

async function start(assets: string): Promise<void> {
  const fileset = {
    wasmLoaderPath: `${assets}mediapipe/vision_wasm_module_internal.js`,
    wasmBinaryPath: `${assets}mediapipe/vision_wasm_module_internal.wasm`,
  };
  network = await PoseLandmarker.createFromOptions(fileset, {
    baseOptions: { modelAssetPath: `${assets}models/pose.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    numPoses: 1,
    minPoseDetectionConfidence: 0.5,
    minPosePresenceConfidence: 0.5,
    minTrackingConfidence: 0.5,
  });
  answer({ type: "ready" });
}

function look(picture: Picture, at_ms: number): void {
  const began = performance.now();
  const { width, height } = sizeOf(picture);
  const found = network?.detectForVideo(picture, at_ms);
  const flat = flatten(found?.worldLandmarks[0], found?.landmarks[0], width, height);
  answer({ type: "points", at_ms, took_ms: performance.now() - began, flat, picture }, [flat.buffer, picture]);
}

self.onmessage = async ({ data }: MessageEvent<ToPose>) => {
  try {
    if (data.type === "start") await start(data.assets);
    else look(data.picture, data.at_ms);
  } catch (error) {
    answer({ type: "failed", why: String(error) });
  }
};
