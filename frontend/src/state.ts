/** What the session's machine (`flow.ts`) knows, hears and asks to be done. */

import type { CoachEvent, Phase } from "./coach-event.ts";
import type { Happening, How, Place } from "./fact.ts";
import { type Done, keyOf, type Told, type Work } from "./programme.ts";
import type { Side } from "./session.ts";
import { type Tempo, tempoOf } from "./tempo.ts";

export type StageName = "prepare" | "placing" | "get-ready" | "set" | "rest" | "rate" | "done";

/** Seconds to get into place before a set: into a new position, and into the one of the set before. Our proposals. */
const GET_READY_ANEW_S = 10;
const GET_READY_S = 5;
/** From this pain on the whole session ends for today, and the plan says what to do (clinical table, row LOCK). */
export const END_FROM_PAIN = 8;

/** What was counted of a set before it was interrupted. */
export interface Carried {
  count: number;
  elapsed_s: number;
}

/** A set that is on, as it is kept on the device at each count. */
export interface Kept extends Carried {
  session: string;
  /** The key of the set. */
  set: string;
  how: How;
}

export interface State {
  stage: StageName;
  session: string;
  works: readonly Work[];
  /** Which of the works is on, or comes next while resting. */
  index: number;
  done: Done;
  rated: ReadonlySet<string>;
  /** The pains that were told in this session. */
  told: readonly Told[];
  /** The worst pain of the ratings. */
  worst_rated: number;
  /** Which exercises with which leg were stopped for today. */
  stopped: readonly { exercise: string; side: Side }[];
  how: How;
  /** 1 is the prescribed tempo; 1.5 takes half as long again. */
  slower: number;
  count: number;
  /** What was counted of this set already, until it goes on. */
  carried: Carried | null;
  /** What is left of the get-ready count or of the rest. */
  left_s: number;
  /** How long the set has run, without pauses. */
  elapsed_s: number;
  /** The clock of a set that is led by time; it is bent when the pace changes, so that no repetition is lost. */
  led_s: number;
  paused: boolean;
  hurting: boolean;
  /** The person is asked whether the session shall end. */
  ending: boolean;
  /** For so long the screen's first button heeds nobody (`heeds.ts`). */
  deaf_s: number;
  notice: string | null;
  /** What was noted of a pain and what follows from it, until the person has gone on. */
  noted: string | null;
  cue: { text: string; left_s: number } | null;
  /** What the coach asks for before it counts, or counts on; null while it counts. `said_in_s` is null once it was said. */
  guided: { code: string; text: string; said_in_s: number | null } | null;
  /** For how long guidance keeps quiet, because some was just spoken. */
  quiet_s: number;
  phase: Phase;
  hold: { elapsed_s: number; target_s: number } | null;
  lost: boolean;
  last: Extract<Happening, { kind: "set-done" }> | null;
}

export interface Rating {
  side: Side;
  peak_pain: number;
  effort: number | null;
}

/** What the plan says after an answer: which exercise (and leg) is over for today, and whether all is. */
export interface PlanSays {
  stopped: readonly { exercise: string; side: Side; says: string }[];
  /** Why the whole session ends, in the plan's words; null where it goes on. */
  ends: string | null;
}

export type Event =
  | { type: "start"; how: How }
  | { type: "tick"; seconds: number }
  | { type: "slept"; seconds: number }
  | { type: "coach"; event: CoachEvent }
  | { type: "go" }
  | { type: "tap"; by: 1 | -1 }
  | { type: "finish"; report: Record<string, unknown> | null }
  | { type: "skip" }
  | { type: "back" }
  | { type: "forget" }
  | { type: "switch"; how: How }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "pace"; by: number }
  | { type: "rest-longer"; by: number }
  | { type: "ready-longer" }
  | { type: "correct"; reps: number }
  | { type: "rated"; ratings: readonly Rating[] }
  | { type: "hurt" }
  | { type: "hurt-closed" }
  | { type: "hurt-said"; pain: number; place: Place; stop: boolean }
  | ({ type: "plan" } & PlanSays)
  | { type: "camera-lost"; notice: string }
  | { type: "end-asked" }
  | { type: "end-closed" }
  | { type: "end" };

export type SoundName = "tick" | "go" | "count" | "bell" | "lift" | "lower" | "cue";

export type Effect =
  | { do: "log"; happening: Happening }
  /** `after`: when what is being said is over, and not instead of it. */
  | { do: "say"; text: string; after?: boolean }
  /** Say what comes: `whole` with the start position and the steps. */
  | { do: "tell"; work: Work; whole: boolean }
  | { do: "sound"; sound: SoundName }
  | { do: "coach"; work: Work; counted: number }
  | { do: "camera-off" }
  /** Send what was logged, and ask the plan what it makes of it. */
  | { do: "ask-plan" };

export type Step = readonly [State, readonly Effect[]];
export type Handler<T extends Event["type"]> = (state: State, event: Extract<Event, { type: T }>) => Step;
export type Row = { [T in Event["type"]]?: Handler<T> };

export function workOf(state: State): Work {
  const work = state.works[state.index];
  if (work === undefined) throw new RangeError(`there is no set number ${state.index}`);
  return work;
}

export function tempoNow(state: State): Tempo {
  const work = workOf(state);
  return tempoOf(work.tempo_s, work.hold_s, state.slower);
}

/** How many sets have repetitions: one that was skipped is none. */
export function setsDone({ works, done }: State): number {
  return works.filter((work) => (done.get(keyOf(work)) ?? 0) > 0).length;
}

/** A question stands before the screen, which waits for its answer. */
export function isAsking({ hurting, ending }: State): boolean {
  return hurting || ending;
}

/** The set has its repetitions, and no question is open: time to finish it. */
export function isComplete(state: State): boolean {
  return state.stage === "set" && !isAsking(state) && state.count >= workOf(state).reps;
}

/** An exercise's first set with a leg is a new position to lie in. */
export function readyFor({ number }: Work): number {
  return number === 1 ? GET_READY_ANEW_S : GET_READY_S;
}

export function isRunning({ stage }: State): boolean {
  return stage === "set" || stage === "get-ready" || stage === "rest" || stage === "placing";
}

/** What to ask about after an exercise: each leg that did at least one repetition, or both as one where both work at once. */
export function sidesToRate(state: State): Side[] {
  const { exercise } = workOf(state);
  const worked = state.works.filter((work) => work.exercise === exercise && (state.done.get(keyOf(work)) ?? 0) > 0);
  return [...new Set(worked.map((work) => work.side))];
}

/** What a reload would lose: the count of the set that is on, or that was interrupted. */
export function keptOf(state: State): Kept | null {
  const carried = carriedBy(state);
  if (carried === null) return null;
  return { session: state.session, set: keyOf(workOf(state)), how: state.how, ...carried };
}

/** What was counted of the set that is on, or of the one that waits to go on. */
export function carriedBy({ stage, count, elapsed_s, carried }: State): Carried | null {
  return stage === "set" && count > 0 ? { count, elapsed_s } : carried;
}

export function fresh(state: State, stage: StageName, index: number): State {
  const clean = {
    count: 0,
    carried: null,
    elapsed_s: 0,
    led_s: 0,
    left_s: 0,
    paused: false,
    hurting: false,
    ending: false,
  };
  const quiet = { cue: null, guided: null, quiet_s: 0, hold: null, lost: false };
  return { ...state, ...clean, ...quiet, phase: "rest", stage, index };
}
