// Runs the app's own coach worker (coach-worker.ts with Pyodide) over what the pose network saw, and says what each frame took.
// Usage: node in_pyodide.mjs <the app's files> <core.zip> <coach-worker.ts> <clips.json>

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [assets, core, worker, clips] = process.argv.slice(2);
const PASSES = 3;
let answer = null;

// What the worker has of a browser.
globalThis.self = { postMessage: (message) => (answer = message) };
globalThis.fetch = async (path) => {
  const content = readFileSync(path);
  const buffer = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  return { ok: true, status: 200, arrayBuffer: async () => buffer };
};
await import(pathToFileURL(worker).href);

async function tell(data) {
  answer = null;
  await self.onmessage({ data });
  if (answer?.type === "failed") throw new Error(answer.why);
  return answer;
}

async function onePass({ exercise, side, hold_s, width, height, fps, rows }) {
  await tell({ type: "set", exercise, side, target_reps: 99, hold_s, range_deg: null });
  const took_ms = [];
  for (const [number, row] of rows.entries()) {
    const flat = Float64Array.from(row);
    const began = performance.now();
    await tell({ type: "frame", at_s: number / fps, flat, width, height });
    took_ms.push(performance.now() - began);
  }
  const { report } = await tell({ type: "report", number: 1 });
  return { took_ms, counted: report.summary.counted };
}

const began = performance.now();
await tell({ type: "start", assets, core });
const start_s = (performance.now() - began) / 1000;
const costs = [];
for (const clip of JSON.parse(readFileSync(clips, "utf8"))) {
  let best = clip.rows.map(() => Number.POSITIVE_INFINITY);
  let counted = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const one = await onePass(clip);
    best = best.map((before, index) => Math.min(before, one.took_ms[index]));
    counted = one.counted;
  }
  const mean_ms = best.reduce((sum, one) => sum + one, 0) / best.length;
  costs.push({ mean_ms, worst_ms: Math.max(...best), counted });
}
process.stdout.write(JSON.stringify({ start_s, costs }));
