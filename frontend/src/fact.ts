/** The facts that a session makes, as the store takes them. */

import type { Load, Side } from "./session.ts";

export type How = "camera" | "timer" | "tap";
export type Place = "kneecap" | "elsewhere";

interface SetDone {
  kind: "set-done";
  session: string;
  exercise: string;
  side: Side;
  number: number;
  reps_target: number;
  reps_done: number;
  load: Load;
  how: How;
  duration_s: number | null;
  report: Record<string, unknown> | null;
}

interface PainReported {
  kind: "pain-reported";
  session: string;
  exercise: string;
  side: Side;
  pain: number;
  place: Place;
}

interface ExerciseRated {
  kind: "exercise-rated";
  session: string;
  exercise: string;
  side: Side;
  peak_pain: number;
  effort: number | null;
}

interface SessionEnded {
  kind: "session-ended";
  session: string;
  completed: boolean;
}

/** What happened, without when. */
export type Happening = SetDone | PainReported | ExerciseRated | SessionEnded;
/** What happened, with a name of its own and its moment: it is stored once, however often it is sent. */
export type Fact = Happening & { id: string; at: string; zone: string };

export type Stamp = () => { id: string; at: string; zone: string };

/** Stamps with the clock and the zone of this device. */
export const stampHere: Stamp = () => ({
  id: crypto.randomUUID(),
  at: new Date().toISOString(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
});
