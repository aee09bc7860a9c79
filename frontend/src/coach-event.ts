/** What the coach says while it watches: the events of `SetCoach.receive`, as JSON. */

import { listOf, number, oneOf, type Reader, record, text, withDefault } from "./shape.ts";

export type CoachEvent =
  | { event: "ready" }
  | { event: "guidance"; code: string; message: string }
  | { event: "moving"; phase: Phase; deg: number }
  | { event: "hold"; elapsed_s: number; target_s: number }
  | { event: "rep-counted"; number: number; verdict: string }
  | { event: "fault-seen"; code: string; message: string }
  | { event: "cannot-judge"; what: string; why: string }
  | { event: "tracking-lost" }
  | { event: "tracking-found" }
  | { event: "cue"; code: string; say: string }
  | { event: "notice"; code: string; message: string }
  | { event: "target-reached" };

export type Phase = "rest" | "lifting" | "top" | "lowering";

const fields = {
  ready: record({}),
  guidance: record({ code: text, message: text }),
  moving: record({ phase: oneOf("rest", "lifting", "top", "lowering"), deg: withDefault(number, 0) }),
  hold: record({ elapsed_s: number, target_s: number }),
  "rep-counted": record({ number, verdict: text }),
  "fault-seen": record({ code: text, message: text }),
  "cannot-judge": record({ what: text, why: text }),
  "tracking-lost": record({}),
  "tracking-found": record({}),
  cue: record({ code: text, say: text }),
  notice: record({ code: text, message: text }),
  "target-reached": record({}),
} satisfies Record<CoachEvent["event"], Reader<object>>;

const named = record({ event: text });

/** An event that this player does not know (a newer coach) is left out. */
export function coachEvents(value: unknown): CoachEvent[] {
  return listOf((one, place) => {
    const { event } = named(one, place);
    if (!(event in fields)) return null;
    const name = event as CoachEvent["event"];
    return { event: name, ...fields[name](one, place) } as CoachEvent;
  })(value, "events").filter((event) => event !== null);
}
