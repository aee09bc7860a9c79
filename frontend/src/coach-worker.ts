/**
 * The coach, away from the page's thread: the core's own Python, run by Pyodide. It is the same code as on the server and in
 * the terminal, and nothing of it is written again here.
 */

import type { Side } from "./session.ts";

export interface SetWanted {
  exercise: string;
  side: Side;
  target_reps: number;
  hold_s: number;
  range_deg: number | null;
}

export type ToCoach =
  | { type: "start"; assets: string; core: string }
  | ({ type: "set" } & SetWanted)
  | { type: "frame"; at_s: number; flat: Float64Array; width: number; height: number }
  | { type: "report"; number: number };
export type FromCoach =
  | { type: "ready" }
  | { type: "events"; events: unknown }
  | { type: "report"; number: number; report: Record<string, unknown> | null }
  | { type: "failed"; why: string };

/** What this worker uses of Pyodide. */
interface Python {
  runPython(code: string): unknown;
  unpackArchive(archive: ArrayBuffer, format: string, options: { extractDir: string }): void;
  globals: { get(name: string): unknown };
}

const GLUE = `
import json
import sys

sys.path.insert(0, "/core")

from kneewise.body import Frame, Side
from kneewise.coach import SetCoach
from kneewise.exercises import find

coach = None


def begin(exercise, side, target_reps, hold_s, range_deg=None):
    global coach
    working = None if side == "both" else Side(side)
    coaching = find(exercise).at_range(range_deg).coaching
    coach = SetCoach(coaching, side=working, target_reps=target_reps, hold_s=hold_s)


def receive(at_s, flat, width, height):
    if coach is None:
        return "[]"
    frame = Frame.from_flat(at_s, flat.to_py().tolist(), picture=(width, height))
    return json.dumps([event.to_json() for event in coach.receive(frame)])


def report():
    return "null" if coach is None else json.dumps(coach.report().to_json())
`;

let begin: (exercise: string, side: string, reps: number, hold_s: number, range_deg?: number) => void = () => {};
let receive: (at_s: number, flat: Float64Array, width: number, height: number) => string = () => "[]";
let report: () => string = () => "null";

function answer(message: FromCoach): void {
  self.postMessage(message);
}

async function start(assets: string, core: string): Promise<void> {
  const archive = fetch(core, { credentials: "same-origin" });
  const { loadPyodide } = await import(/* @vite-ignore */ `${assets}pyodide/pyodide.mjs`);
  const python: Python = await loadPyodide({ indexURL: `${assets}pyodide/` });
  const response = await archive;
  if (!response.ok) throw new Error(`${core} answered ${response.status}`);
  python.unpackArchive(await response.arrayBuffer(), "zip", { extractDir: "/core" });
  python.runPython(GLUE);
  begin = python.globals.get("begin") as typeof begin;
  receive = python.globals.get("receive") as typeof receive;
  report = python.globals.get("report") as typeof report;
  answer({ type: "ready" });
}

async function handle(message: ToCoach): Promise<void> {
  switch (message.type) {
    case "start":
      return start(message.assets, message.core);
    case "set":
      return begin(message.exercise, message.side, message.target_reps, message.hold_s, message.range_deg ?? undefined);
    case "frame": {
      const events: unknown = JSON.parse(receive(message.at_s, message.flat, message.width, message.height));
      return answer({ type: "events", events });
    }
    case "report":
      return answer({ type: "report", number: message.number, report: JSON.parse(report()) });
  }
}

self.onmessage = async ({ data }: MessageEvent<ToCoach>) => {
  try {
    await handle(data);
  } catch (error) {
    answer({ type: "failed", why: String(error) });
  }
};
