/**
 * The session as a machine. It has no clock and no side: events go in (time is one of them), a new state and a list of
 * effects come out, and the player carries the effects out.
 *
 *   prepare ──start──▶ get-ready ──10 or 5 s──▶ set ──target──▶ rest ──▶ get-ready …        without a camera
 *   prepare ──camera─▶ placing ──coach is ready──▶ set ──target──▶ rest ──▶ placing …  with one
 *   the last set of a leg ──▶ prepare (other leg)
 *   the last set of an exercise ──▶ rate ──▶ prepare (next exercise) … ──▶ done
 *
 * What was done is a set of facts; where to go next is asked of them each time (`whereNext`), never remembered. So a
 * reload, a crash or a way back ends in the same place as a session without them. The count of a set that is on is kept
 * beside them (`keptOf`), and the set goes on from it.
 */

import type { Happening, How } from "./fact.ts";
import { heeding } from "./heeds.ts";
import { type Done, keyOf, type Told, type Work } from "./programme.ts";
import { fromCoach, getReady, guideAloud, resting, runSet, slept, tapped, whileRunning } from "./running.ts";
import {
  type Effect,
  END_FROM_PAIN,
  type Event,
  fresh,
  type Handler,
  isAsking,
  isRunning,
  type Kept,
  type Row,
  type StageName,
  type State,
  type Step,
  tempoNow,
  workOf,
} from "./state.ts";
import { endedByPain, heedPlan, hurtSaid } from "./stopping.ts";
import { atTempo } from "./tempo.ts";
import { approach, back, ended, finish, go, skip, switchTo, whereNext, withDone } from "./way.ts";
import { NOTICE, SAY } from "./words/index.ts";

const REST_STEP_S = 15;
const READY_STEP_S = 10;
const SLOWEST = 2;

export function begin(given: {
  session: string;
  works: readonly Work[];
  done: Done;
  rated: ReadonlySet<string>;
  told: readonly Told[];
  worst_rated: number;
  how: How;
  kept?: Kept | null;
}): Step {
  const { kept = null, ...known } = given;
  const blank: State = {
    ...known,
    stage: "prepare",
    index: 0,
    slower: 1,
    count: 0,
    carried: null,
    left_s: 0,
    elapsed_s: 0,
    led_s: 0,
    paused: false,
    hurting: false,
    ending: false,
    deaf_s: 0,
    stopped: [],
    noted: null,
    notice: given.done.size > 0 ? NOTICE.resumed : null,
    cue: null,
    guided: null,
    quiet_s: 0,
    phase: "rest",
    hold: null,
    lost: false,
    last: null,
  };
  return takenUp(whereNext(blank), kept);
}

/** A set that was interrupted waits to go on, also one that is done again; one that had all its repetitions is done. */
function takenUp([next, effects]: Step, kept: Kept | null): Step {
  const index = kept === null ? -1 : indexOfKept(next, kept);
  if (kept === null || index < 0) return [next, effects];
  const [state, told] = next.stage === "prepare" && index === next.index ? [next, effects] : back(next, index);
  const work = workOf(state);
  const { count, elapsed_s, how } = kept;
  if (count >= work.reps) return finish({ ...state, stage: "set", how, count, elapsed_s }, count, null);
  return [{ ...state, how, carried: { count, elapsed_s }, notice: NOTICE.kept(count) }, told];
}

/** The set that was on: the one that comes next, or one that was done before; -1 where it is neither. */
function indexOfKept(next: State, { session, set, count }: Kept): number {
  if (session !== next.session || count < 1) return -1;
  return next.works.findIndex((work, index) => {
    const isNext = next.stage === "prepare" && index === next.index;
    return keyOf(work) === set && (isNext || next.done.has(set));
  });
}

/** One event into the machine. An event that means nothing in this stage changes nothing. */
export function step(state: State, event: Event): Step {
  const handler = handlerOf(state, event);
  const [after, effects] = handler === undefined ? [state, []] : handler(state, event);
  return heeding(state, event, [forgetNoted(state, event, after), effects]);
}

function handlerOf(state: State, event: Event): Handler<Event["type"]> | undefined {
  return (TABLE[state.stage][event.type] ?? ANYWHERE[event.type]) as Handler<Event["type"]> | undefined;
}

/** What was noted of a pain stands on the screen that follows, and not on the next. */
function forgetNoted(before: State, event: Event, after: State): State {
  const isOver = after.noted !== null && after.stage !== before.stage && event.type !== "hurt-said";
  return isOver && event.type !== "plan" ? { ...after, noted: null } : after;
}

const rated: Handler<"rated"> = (state, event) => {
  const { exercise } = workOf(state);
  const logs = event.ratings.map(({ side, peak_pain, effort }): Effect => {
    const happening: Happening = { kind: "exercise-rated", session: state.session, exercise, side, peak_pain, effort };
    return { do: "log", happening };
  });
  const worst = Math.max(...event.ratings.map(({ peak_pain }) => peak_pain));
  const now_rated = new Set(state.rated).add(exercise);
  const worst_rated = Math.max(state.worst_rated, worst);
  const after: State = { ...state, rated: now_rated, worst_rated, last: null, notice: null };
  const [next, effects] = worst >= END_FROM_PAIN ? endedByPain(after, NOTICE.endedByPain) : whereNext(after);
  return [next, [...logs, ...effects]];
};

const ANYWHERE: Row = {
  hurt: (state) =>
    state.stage === "done" ? [state, []] : [{ ...state, hurting: true, ending: false }, hurtAsked(state)],
  "hurt-closed": (state) => [{ ...state, hurting: false }, []],
  "hurt-said": hurtSaid,
  plan: heedPlan,
  pause: (state) =>
    isRunning(state) && !state.paused ? [{ ...state, paused: true }, [{ do: "say", text: SAY.paused }]] : [state, []],
  resume: (state) =>
    state.paused ? [{ ...state, paused: false, noted: null }, [{ do: "say", text: SAY.goesOn }]] : [state, []],
  "end-asked": (state) => (state.stage === "done" ? [state, []] : askEnd(state)),
  "end-closed": (state) => [{ ...state, ending: false }, []],
  end: (state) => (state.stage === "done" ? [state, []] : ended(state, false)),
  correct: (state, event) => {
    if (state.last === null || event.reps < 0) return [state, []];
    const happening = { ...state.last, reps_done: event.reps };
    return [withDone(state, happening), [{ do: "log", happening }]];
  },
  pace: (state, event) => {
    const paced = { ...state, slower: Math.min(SLOWEST, Math.max(1, state.slower + event.by)) };
    return [{ ...paced, led_s: atTempo(state.led_s, tempoNow(state), tempoNow(paced)) }, []];
  },
  slept: (state, event) => (isRunning(state) && !state.paused ? slept(state, event.seconds) : [state, []]),
};

function askEnd(state: State): Step {
  return [{ ...state, ending: true }, [{ do: "say", text: SAY.ends }]];
}

function hurtAsked(state: State): Effect[] {
  return state.hurting ? [] : [{ do: "say", text: SAY.hurts }];
}

const TABLE: Record<StageName, Row> = {
  prepare: {
    start: (state, event) => approach({ ...state, how: event.how }),
    forget: (state) => [{ ...state, carried: null, notice: null }, []],
    skip,
    back: (state) => back(state, state.index - 1),
    "camera-lost": (state, event) => [{ ...state, notice: event.notice }, [{ do: "camera-off" }]],
  },
  placing: {
    tick: whileRunning(guideAloud),
    coach: fromCoach,
    skip,
    back: (state) => back(state, state.index),
    switch: (state, event) => switchTo(state, event.how),
    "camera-lost": (state, event) => [
      { ...fresh(state, "prepare", state.index), carried: state.carried, notice: event.notice },
      [{ do: "camera-off" }, { do: "say", text: event.notice }],
    ],
  },
  "get-ready": {
    tick: whileRunning(getReady),
    "ready-longer": (state) => [{ ...state, left_s: state.left_s + READY_STEP_S }, []],
    go,
    skip,
    back: (state) => back(state, state.index),
  },
  set: {
    tick: whileRunning(runSet),
    coach: fromCoach,
    tap: (state, event) => (state.paused ? [state, []] : tapped(state, event.by)),
    finish: (state, event) => (isAsking(state) ? [state, []] : finish(state, state.count, event.report)),
    skip,
    back: (state) => back(state, state.index),
    switch: (state, event) => switchTo(state, event.how),
    "camera-lost": (state, event) => {
      const [after] = switchTo(state, "tap");
      return [
        { ...after, paused: state.paused, notice: event.notice },
        [{ do: "camera-off" }, { do: "say", text: event.notice }],
      ];
    },
  },
  rest: {
    tick: whileRunning(resting),
    "rest-longer": (state, event) => [{ ...state, left_s: Math.max(1, state.left_s + event.by * REST_STEP_S) }, []],
    go: approach,
    skip: approach,
    back: (state) => back(state, state.index - 1),
    "camera-lost": (state, event) => [
      { ...state, how: "timer", notice: event.notice },
      [{ do: "camera-off" }, { do: "say", text: event.notice }],
    ],
  },
  rate: {
    rated,
    back: (state) => back(state, state.index),
  },
  done: {},
};
