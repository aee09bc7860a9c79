/** From one set to the next: where a session goes, and what is logged and said on the way. */

import type { Happening, How } from "./fact.ts";
import { sessionEndWords, setEndWords } from "./praise.ts";
import { keyOf, type Work } from "./programme.ts";
import { carriedBy, type Effect, fresh, readyFor, type State, type Step, tempoNow, workOf } from "./state.ts";
import { repetitionLength } from "./tempo.ts";
import { SAY } from "./words/index.ts";
import { beatWord } from "./words/telling.ts";

type SetDone = Extract<Happening, { kind: "set-done" }>;

/** The first set that is not done, or the first exercise that is not rated, or the end. */
export function whereNext(state: State): Step {
  const undone = state.works.findIndex((work) => !state.done.has(keyOf(work)));
  const unrated = state.works.findIndex((work, index) => needsRating(state, work) && (undone < 0 || index < undone));
  if (unrated >= 0) {
    const { exercise } = workOf({ ...state, index: unrated });
    const last = state.works.findLastIndex((work) => work.exercise === exercise);
    return [fresh(state, "rate", last), [{ do: "camera-off" }, { do: "say", text: SAY.rate, after: true }]];
  }
  if (undone < 0) return ended(state, isAllDone(state));
  const next = fresh(state, "prepare", undone);
  return [next, [{ do: "camera-off" }, { do: "tell", work: workOf(next), whole: isNew(next) }]];
}

function isAllDone(state: State): boolean {
  return [...state.done.values()].every((reps) => reps > 0);
}

/** No set of this exercise was done: its steps are told. */
function isNew(state: State): boolean {
  const { exercise } = workOf(state);
  return !state.works.some((work) => work.exercise === exercise && (state.done.get(keyOf(work)) ?? 0) > 0);
}

function needsRating(state: State, work: Work): boolean {
  if (state.rated.has(work.exercise)) return false;
  const sets = state.works.filter((one) => one.exercise === work.exercise);
  const all = sets.every((one) => state.done.has(keyOf(one)));
  return all && sets.some((one) => (state.done.get(keyOf(one)) ?? 0) > 0);
}

/** Something was counted of a set that is not logged yet. */
function isOn(state: State): boolean {
  return carriedBy(state) !== null && !state.done.has(keyOf(workOf(state)));
}

/** What was counted of a set that is on counts. */
export function ended(state: State, completed: boolean): Step {
  const happening: Happening = { kind: "session-ended", session: state.session, completed };
  const open = isOn(state) ? [setDone(state, carriedBy(state)?.count ?? 0, null)] : [];
  const begun = open.reduce(withDone, state);
  const after: State = { ...fresh(begun, "done", state.index), notice: null };
  return [
    after,
    [
      ...open.map((one): Effect => ({ do: "log", happening: one })),
      { do: "log", happening },
      { do: "camera-off" },
      { do: "sound", sound: "bell" },
      { do: "say", text: sessionEndWords(state, completed), after: true },
    ],
  ];
}

/** Into the set: with the camera by way of the start position, without it by way of a short count. */
export function approach(state: State): Step {
  const work = workOf(state);
  const { carried } = state;
  if (state.how === "camera") {
    return [
      { ...fresh(state, "placing", state.index), carried, notice: null },
      [
        { do: "coach", work, counted: carried?.count ?? 0 },
        { do: "say", text: SAY.placing },
      ],
    ];
  }
  const after: State = { ...fresh(state, "get-ready", state.index), carried, left_s: readyFor(work), notice: null };
  return [after, [{ do: "say", text: SAY.getReady(work) }]];
}

/** The set begins, or goes on from what was counted before. */
export function go(state: State): Step {
  const { count, elapsed_s } = state.carried ?? { count: 0, elapsed_s: 0 };
  const led_s = count * repetitionLength(tempoNow(state));
  const after: State = { ...fresh(state, "set", state.index), count, elapsed_s, led_s };
  const spoken = state.how === "timer" ? beatWord(workOf(state), "lift") : SAY.go;
  return [
    after,
    [
      { do: "sound", sound: "go" },
      { do: "say", text: spoken },
    ],
  ];
}

/** Count in another way from here on. The count is kept. */
export function switchTo(state: State, how: How): Step {
  const away: Effect[] = how === "camera" ? [] : [{ do: "camera-off" }];
  if (state.stage === "set" && how === "tap") {
    const alone = { lost: false, cue: null, guided: null, hold: null };
    return [{ ...state, ...alone, how, paused: false, notice: null }, [...away, { do: "say", text: SAY.tapping }]];
  }
  const [after, effects] = approach({ ...state, how, carried: carriedBy(state) });
  return [after, [...away, ...effects]];
}

export function setDone(state: State, reps: number, report: Record<string, unknown> | null): SetDone {
  const work = workOf(state);
  return {
    kind: "set-done",
    session: state.session,
    exercise: work.exercise,
    side: work.side,
    number: work.number,
    reps_target: work.reps,
    reps_done: reps,
    load: work.load,
    how: state.how,
    duration_s: reps === 0 ? null : Math.round(state.elapsed_s * 10) / 10,
    report,
  };
}

export function withDone(state: State, happening: SetDone): State {
  return { ...state, done: new Map(state.done).set(keyOf(happening), happening.reps_done), last: happening };
}

/**
 * Log the set that is on and go to what comes next: a rest when it is the same leg. Nothing counted of a set that is done
 * again takes nothing back.
 */
export function finish(state: State, reps: number, report: Record<string, unknown> | null): Step {
  if (reps === 0 && state.done.has(keyOf(workOf(state)))) return whereNext({ ...state, notice: null });
  const happening = setDone(state, reps, report);
  const before = workOf(state);
  const log: Effect[] = [{ do: "log", happening }];
  if (reps > 0)
    log.push({ do: "sound", sound: "bell" }, { do: "say", text: setEndWords(reps, before.reps), after: true });
  const [after, effects] = whereNext(withDone({ ...state, notice: null }, happening));
  if (after.stage !== "prepare" || reps === 0) return [after, [...log, ...effects]];
  const next = workOf(after);
  if (next.exercise !== before.exercise || next.side !== before.side) return [after, [...log, ...effects]];
  const resting: State = { ...after, stage: "rest", left_s: before.rest_s };
  return [resting, [...log, { do: "say", text: SAY.rest(before.rest_s), after: true }]];
}

/** Leave a set, or go to the one before. What was counted of a set is kept until it goes on or is begun anew. */
export function back(state: State, index: number): Step {
  const to = Math.max(0, index);
  const carried = to === state.index ? carriedBy(state) : null;
  const after: State = { ...fresh(state, "prepare", to), carried, notice: null };
  return [after, [{ do: "camera-off" }, { do: "tell", work: workOf(after), whole: false }]];
}

/** Skip the set that is on; what was counted of it counts. */
export function skip(state: State): Step {
  const counted = carriedBy(state)?.count ?? 0;
  return finish({ ...state, elapsed_s: state.carried?.elapsed_s ?? state.elapsed_s }, counted, null);
}
