/**
 * The session as a machine. It has no clock and no side: events go in (time is one of them), a new state and a list of
 * effects come out, and the player carries the effects out.
 *
 *   prepare ──start──▶ get-ready ──5 s──▶ set ──target──▶ rest ──▶ get-ready …        without a camera
 *   prepare ──camera─▶ placing ──coach is ready──▶ set ──target──▶ rest ──▶ placing …  with one
 *   the last set of a leg ──▶ prepare (other leg)
 *   the last set of an exercise ──▶ rate ──▶ prepare (next exercise) … ──▶ done
 *
 * What was done is a set of facts; where to go next is asked of them each time (`whereNext`), never remembered. So a
 * reload, a crash or a way back ends in the same place as a session without them.
 */

import type { CoachEvent, Phase } from "./coach-event.ts";
import type { Happening, How, Place } from "./fact.ts";
import { type Done, keyOf, type Work } from "./programme.ts";
import type { Side } from "./session.ts";
import { type Beat, momentAt, repetitionLength, type Tempo, tempoOf } from "./tempo.ts";
import { BEAT_WORDS, NOTICE, SAY } from "./words.ts";

export type StageName = "prepare" | "placing" | "get-ready" | "set" | "rest" | "rate" | "done";

/** Seconds to get into place before a set that is led by time. What users of such apps ask for. */
export const GET_READY_S = 5;
/** Seconds for which a cue stays readable. Our proposal. */
const CUE_S = 5;
/** Guidance that has stood for so long is spoken; what changes sooner is only shown, or it would cut itself off. Our proposal. */
const SETTLED_S = 0.7;
/** After spoken guidance the next one waits for so long, or the two cut each other off. Our proposal. */
const GUIDANCE_APART_S = 5;
/** In how many repetitions of a timed set the beats are spoken; then sounds are enough. Our proposal. */
const SPOKEN_REPS = 2;
/** From this pain on the whole session ends for today, and the plan says what to do (clinical table, row LOCK). */
export const END_FROM_PAIN = 8;
const REST_STEP_S = 15;
const SLOWEST = 2;

export interface State {
  stage: StageName;
  session: string;
  works: readonly Work[];
  /** Which of the works is on, or comes next while resting. */
  index: number;
  done: Done;
  rated: ReadonlySet<string>;
  how: How;
  /** 1 is the prescribed tempo; 1.5 takes half as long again. */
  slower: number;
  count: number;
  /** What is left of the get-ready count or of the rest. */
  left_s: number;
  /** How long the set has run, without pauses. */
  elapsed_s: number;
  /** The clock of a set that is led by time; it is bent when the pace changes, so that no repetition is lost. */
  led_s: number;
  paused: boolean;
  hurting: boolean;
  notice: string | null;
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

export type Event =
  | { type: "start"; how: How }
  | { type: "tick"; seconds: number }
  | { type: "coach"; event: CoachEvent }
  | { type: "go" }
  | { type: "tap"; by: 1 | -1 }
  | { type: "finish"; report: Record<string, unknown> | null }
  | { type: "skip" }
  | { type: "back" }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "pace"; by: number }
  | { type: "rest-longer"; by: number }
  | { type: "correct"; reps: number }
  | { type: "rated"; ratings: readonly Rating[] }
  | { type: "hurt" }
  | { type: "hurt-closed" }
  | { type: "hurt-said"; pain: number; place: Place; stop: boolean }
  | { type: "camera-lost"; notice: string }
  | { type: "end" };

export type SoundName = "tick" | "go" | "count" | "bell" | "lift" | "lower" | "cue";

export type Effect =
  | { do: "log"; happening: Happening }
  | { do: "say"; text: string }
  | { do: "sound"; sound: SoundName }
  | { do: "coach"; work: Work }
  | { do: "camera-off" };

export type Step = readonly [State, readonly Effect[]];
type Handler<T extends Event["type"]> = (state: State, event: Extract<Event, { type: T }>) => Step;
type Row = { [T in Event["type"]]?: Handler<T> };

export function workOf(state: State): Work {
  const work = state.works[state.index];
  if (work === undefined) throw new RangeError(`there is no set number ${state.index}`);
  return work;
}

export function tempoNow(state: State): Tempo {
  const work = workOf(state);
  return tempoOf(work.tempo_s, work.hold_s, state.slower);
}

/** The set has its repetitions: time to finish it. */
export function isComplete(state: State): boolean {
  return state.stage === "set" && state.count >= workOf(state).reps;
}

/** What to ask about after an exercise: each leg that did at least one repetition, or both as one where both work at once. */
export function sidesToRate(state: State): Side[] {
  const { exercise } = workOf(state);
  const worked = state.works.filter((work) => work.exercise === exercise && (state.done.get(keyOf(work)) ?? 0) > 0);
  return [...new Set(worked.map((work) => work.side))];
}

export function begin(given: {
  session: string;
  works: readonly Work[];
  done: Done;
  rated: ReadonlySet<string>;
  how: How;
}): Step {
  const blank: State = {
    ...given,
    stage: "prepare",
    index: 0,
    slower: 1,
    count: 0,
    left_s: 0,
    elapsed_s: 0,
    led_s: 0,
    paused: false,
    hurting: false,
    notice: given.done.size > 0 ? NOTICE.resumed : null,
    cue: null,
    guided: null,
    quiet_s: 0,
    phase: "rest",
    hold: null,
    lost: false,
    last: null,
  };
  return whereNext(blank);
}

/** One event into the machine. An event that means nothing in this stage changes nothing. */
export function step(state: State, event: Event): Step {
  const handler = (TABLE[state.stage][event.type] ?? ANYWHERE[event.type]) as Handler<Event["type"]> | undefined;
  return handler === undefined ? [state, []] : handler(state, event);
}

/** The first set that is not done, or the first exercise that is not rated, or the end. */
function whereNext(state: State): Step {
  const undone = state.works.findIndex((work) => !state.done.has(keyOf(work)));
  const unrated = state.works.findIndex((work, index) => needsRating(state, work) && (undone < 0 || index < undone));
  if (unrated >= 0) {
    const { exercise } = workOf({ ...state, index: unrated });
    const last = state.works.findLastIndex((work) => work.exercise === exercise);
    return [fresh(state, "rate", last), [{ do: "camera-off" }, { do: "say", text: SAY.rate }]];
  }
  if (undone < 0)
    return ended(
      state,
      [...state.done.values()].every((reps) => reps > 0),
    );
  return [fresh(state, "prepare", undone), [{ do: "camera-off" }]];
}

function needsRating(state: State, work: Work): boolean {
  if (state.rated.has(work.exercise)) return false;
  const sets = state.works.filter((one) => one.exercise === work.exercise);
  const all = sets.every((one) => state.done.has(keyOf(one)));
  return all && sets.some((one) => (state.done.get(keyOf(one)) ?? 0) > 0);
}

function fresh(state: State, stage: StageName, index: number): State {
  const clean = { count: 0, elapsed_s: 0, led_s: 0, left_s: 0, paused: false, hurting: false };
  const quiet = { cue: null, guided: null, quiet_s: 0, hold: null, lost: false };
  return { ...state, ...clean, ...quiet, phase: "rest", stage, index };
}

function ended(state: State, completed: boolean): Step {
  const happening: Happening = { kind: "session-ended", session: state.session, completed };
  const after: State = { ...fresh(state, "done", state.index), notice: null };
  return [
    after,
    [{ do: "log", happening }, { do: "camera-off" }, { do: "sound", sound: "bell" }, { do: "say", text: SAY.done }],
  ];
}

/** Into the set: with the camera by way of the start position, without it by way of a short count. */
function approach(state: State): Step {
  const work = workOf(state);
  if (state.how === "camera") {
    return [
      { ...fresh(state, "placing", state.index), notice: null },
      [
        { do: "coach", work },
        { do: "say", text: SAY.placing },
      ],
    ];
  }
  const after: State = { ...fresh(state, "get-ready", state.index), left_s: GET_READY_S, notice: null };
  return [after, [{ do: "say", text: SAY.getReady(work.title, work.side) }]];
}

function go(state: State): Step {
  const after: State = { ...fresh(state, "set", state.index), how: state.how, notice: state.notice };
  const spoken = state.how === "timer" ? BEAT_WORDS.lift : SAY.go;
  return [
    after,
    [
      { do: "sound", sound: "go" },
      { do: "say", text: spoken },
    ],
  ];
}

function setDone(
  state: State,
  reps: number,
  report: Record<string, unknown> | null,
): Extract<Happening, { kind: "set-done" }> {
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

function withDone(state: State, happening: Extract<Happening, { kind: "set-done" }>): State {
  return { ...state, done: new Map(state.done).set(keyOf(happening), happening.reps_done), last: happening };
}

/** Log the set that is on and go to what comes next: a rest when it is the same leg. */
function finish(state: State, reps: number, report: Record<string, unknown> | null): Step {
  const happening = setDone(state, reps, report);
  const before = workOf(state);
  const log: Effect[] = [{ do: "log", happening }];
  if (reps > 0) log.push({ do: "sound", sound: "bell" });
  const [after, effects] = whereNext(withDone({ ...state, notice: null }, happening));
  if (after.stage !== "prepare") return [after, [...log, ...effects]];
  const next = workOf(after);
  if (next.exercise !== before.exercise) return [after, [...log, ...effects]];
  if (next.side !== before.side) return [after, [...log, ...effects, { do: "say", text: SAY.nextLeg(next.side) }]];
  if (reps === 0) return [after, [...log, ...effects]];
  const resting: State = { ...after, stage: "rest", left_s: before.rest_s };
  return [resting, [...log, { do: "say", text: `${SAY.setDone} ${SAY.rest(before.rest_s)}` }]];
}

function back(state: State, index: number): Step {
  return [{ ...fresh(state, "prepare", Math.max(0, index)), notice: null }, [{ do: "camera-off" }]];
}

function countdown(state: State, seconds: number): Step {
  const left_s = Math.max(0, state.left_s - seconds);
  const crossed = Math.ceil(left_s) < Math.ceil(state.left_s) && left_s > 0 && left_s <= 3;
  return [{ ...state, left_s }, crossed ? [{ do: "sound", sound: "tick" }] : []];
}

function fadeCue(state: State, seconds: number): State {
  if (state.cue === null) return state;
  const left_s = state.cue.left_s - seconds;
  return { ...state, cue: left_s > 0 ? { ...state.cue, left_s } : null };
}

/** Guidance is spoken once it has settled. */
function guideAloud(state: State, seconds: number): Step {
  const { guided } = state;
  const quiet_s = Math.max(0, state.quiet_s - seconds);
  if (guided === null || guided.said_in_s === null) return [{ ...state, quiet_s }, []];
  const said_in_s = guided.said_in_s - seconds;
  if (said_in_s > 0) return [{ ...state, quiet_s, guided: { ...guided, said_in_s } }, []];
  const effects: Effect[] = [
    { do: "sound", sound: "cue" },
    { do: "say", text: guided.text },
  ];
  return [{ ...state, quiet_s: GUIDANCE_APART_S, guided: { ...guided, said_in_s: null } }, effects];
}

function runSet(state: State, seconds: number): Step {
  if (state.how === "camera" && (state.lost || state.guided !== null))
    return guideAloud(fadeCue(state, seconds), seconds);
  const after = { ...fadeCue(state, seconds), elapsed_s: state.elapsed_s + seconds, led_s: state.led_s + seconds };
  if (state.how !== "timer") return [after, []];
  const tempo = tempoNow(state);
  const was = momentAt(state.led_s, tempo);
  const now = momentAt(after.led_s, tempo);
  const counted = Math.max(0, now.done - was.done);
  const effects: Effect[] = now.beat === was.beat ? [] : beatEffects(now.beat, state.count + counted);
  return [{ ...after, count: state.count + counted }, effects];
}

function beatEffects(beat: Beat, count: number): Effect[] {
  if (beat === "settle") return counted(count);
  const sound: Record<Exclude<Beat, "settle">, SoundName> = { lift: "lift", hold: "tick", lower: "lower" };
  const spoken: Effect[] = count < SPOKEN_REPS ? [{ do: "say", text: BEAT_WORDS[beat] }] : [];
  return [{ do: "sound", sound: sound[beat] }, ...spoken];
}

function counted(count: number): Effect[] {
  return [
    { do: "sound", sound: "count" },
    { do: "say", text: String(count) },
  ];
}

/** What the coach saw. Only a set that is on counts. */
function hear(state: State, event: CoachEvent): Step {
  switch (event.event) {
    case "moving":
      return moved(state, event.phase);
    case "hold":
      return [{ ...state, hold: { elapsed_s: event.elapsed_s, target_s: event.target_s } }, []];
    case "rep-counted":
      return countOne(state);
    case "guidance":
      return [guidedBy(state, event), []];
    case "cue":
      return shown(state, event.say);
    case "notice":
      return shown(state, event.message);
    case "tracking-lost":
      return [{ ...state, lost: true, hold: null }, saidOnce(!state.lost, SAY.lost)];
    case "tracking-found":
      return [{ ...state, lost: false }, saidOnce(state.lost, SAY.found)];
    case "ready":
      return begun(state);
    case "fault-seen":
    case "cannot-judge":
    case "target-reached":
      return [state, []];
  }
}

function guidedBy(state: State, { code, message: text }: { code: string; message: string }): State {
  if (state.guided?.text === text) return state;
  return { ...state, guided: { code, text, said_in_s: Math.max(SETTLED_S, state.quiet_s) }, phase: "rest", hold: null };
}

/** The coach counts from now on, or again. */
function begun(state: State): Step {
  if (state.stage === "placing") return go(state);
  return [{ ...state, guided: null, quiet_s: 0 }, saidOnce(state.guided !== null, SAY.go)];
}

/** A coach that follows a repetition has begun, also when its "ready" fell into a pause. */
function moved(state: State, phase: Phase): Step {
  const [after, effects] = begun(state);
  return [{ ...after, phase, hold: phase === "top" ? after.hold : null }, effects];
}

/** While the person pauses nothing counts and nothing is said, but what the coach asks for is known afterwards. */
function overhear(state: State, event: CoachEvent): State {
  if (event.event === "guidance") return guidedBy(state, event);
  return event.event === "ready" && state.stage === "set" ? { ...state, guided: null } : state;
}

function countOne(state: State): Step {
  if (state.stage !== "set") return [state, []];
  return [{ ...state, count: state.count + 1, hold: null }, counted(state.count + 1)];
}

function saidOnce(isNew: boolean, text: string): Effect[] {
  return isNew ? [{ do: "say", text }] : [];
}

function shown(state: State, words: string): Step {
  if (state.cue?.text === words) return [{ ...state, cue: { text: words, left_s: CUE_S } }, []];
  return [
    { ...state, cue: { text: words, left_s: CUE_S } },
    [
      { do: "sound", sound: "cue" },
      { do: "say", text: words },
    ],
  ];
}

function skip(state: State): Step {
  if (state.done.has(keyOf(workOf(state))) && state.count === 0) return whereNext(state);
  return finish(state, state.count, null);
}

/** "It hurts": say so in a fact, and go on, or stop the exercise, or at strong pain the session. */
function hurtSaid(state: State, event: Extract<Event, { type: "hurt-said" }>): Step {
  const { exercise, side } = workOf(state);
  const { session } = state;
  const { pain, place } = event;
  const said: Effect = { do: "log", happening: { kind: "pain-reported", session, exercise, side, pain, place } };
  if (!event.stop) return [{ ...state, hurting: false, paused: isRunning(state) }, [said]];
  const [stopped, logs] = stopExercise({ ...state, hurting: false, notice: null });
  const [next, more] = pain >= END_FROM_PAIN ? endedByPain(stopped) : whereNext(stopped);
  return [next, [said, ...logs, ...more]];
}

/** The remaining sets of this exercise and leg are done, with what was done of them. The other leg goes its own way. */
function stopExercise(state: State): Step {
  const { exercise, side } = workOf(state);
  let after = state;
  const effects: Effect[] = [];
  after.works.forEach((work, index) => {
    if (work.exercise !== exercise || work.side !== side || after.done.has(keyOf(work))) return;
    const happening = setDone({ ...after, index }, index === state.index ? state.count : 0, null);
    effects.push({ do: "log", happening });
    after = { ...withDone(after, happening), last: null };
  });
  return [after, effects];
}

function endedByPain(state: State): Step {
  const [after, effects] = ended(state, false);
  return [{ ...after, notice: NOTICE.endedByPain }, effects.filter((effect) => effect.do !== "say")];
}

function isRunning(state: State): boolean {
  return state.stage === "set" || state.stage === "get-ready" || state.stage === "rest" || state.stage === "placing";
}

function whileRunning(tick: (state: State, seconds: number) => Step): Handler<"tick"> {
  return (state, event) => (state.paused || state.hurting ? [state, []] : tick(state, event.seconds));
}

const fromCoach: Handler<"coach"> = (state, { event }) =>
  state.paused || state.hurting ? [overhear(state, event), []] : hear(state, event);

const ANYWHERE: Row = {
  hurt: (state) => (state.stage === "done" ? [state, []] : [{ ...state, hurting: true }, []]),
  "hurt-closed": (state) => [{ ...state, hurting: false }, []],
  "hurt-said": hurtSaid,
  pause: (state) =>
    isRunning(state) && !state.paused ? [{ ...state, paused: true }, [{ do: "say", text: SAY.paused }]] : [state, []],
  resume: (state) => [{ ...state, paused: false }, []],
  end: (state) => (state.stage === "done" ? [state, []] : ended(state, false)),
  correct: (state, event) => {
    if (state.last === null || event.reps < 0) return [state, []];
    const happening = { ...state.last, reps_done: event.reps };
    return [withDone(state, happening), [{ do: "log", happening }]];
  },
  pace: (state, event) => {
    const paced = { ...state, slower: Math.min(SLOWEST, Math.max(1, state.slower + event.by)) };
    const bent = repetitionLength(tempoNow(paced)) / repetitionLength(tempoNow(state));
    return [{ ...paced, led_s: state.led_s * bent }, []];
  },
};

const TABLE: Record<StageName, Row> = {
  prepare: {
    start: (state, event) => approach({ ...state, how: event.how }),
    skip,
    back: (state) => back(state, state.index - 1),
    "camera-lost": (state, event) => [{ ...state, notice: event.notice }, [{ do: "camera-off" }]],
  },
  placing: {
    tick: whileRunning(guideAloud),
    coach: fromCoach,
    go,
    skip,
    back: (state) => back(state, state.index),
    "camera-lost": (state, event) => [
      { ...fresh(state, "prepare", state.index), notice: event.notice },
      [{ do: "camera-off" }],
    ],
  },
  "get-ready": {
    tick: whileRunning((state, seconds) => {
      const [after, effects] = countdown(state, seconds);
      return after.left_s > 0 ? [after, effects] : go(after);
    }),
    go,
    skip,
    back: (state) => back(state, state.index),
  },
  set: {
    tick: whileRunning(runSet),
    coach: fromCoach,
    tap: (state, event) => {
      const count = Math.max(0, state.count + event.by);
      return [{ ...state, count }, event.by > 0 ? counted(count) : []];
    },
    finish: (state, event) => finish(state, state.count, event.report),
    skip,
    back: (state) => back(state, state.index),
    "camera-lost": (state, event) => {
      const alone = { lost: false, cue: null, guided: null, hold: null };
      const after: State = { ...state, ...alone, how: "tap", notice: event.notice };
      return [after, [{ do: "camera-off" }, { do: "say", text: event.notice }]];
    },
  },
  rest: {
    tick: whileRunning((state, seconds) => {
      const [after, effects] = countdown(state, seconds);
      return after.left_s > 0 ? [after, effects] : approach(after);
    }),
    "rest-longer": (state, event) => [{ ...state, left_s: Math.max(1, state.left_s + event.by * REST_STEP_S) }, []],
    go: approach,
    skip: approach,
    back: (state) => back(state, state.index - 1),
    "camera-lost": (state, event) => [{ ...state, how: "timer", notice: event.notice }, [{ do: "camera-off" }]],
  },
  rate: {
    rated: (state, event) => {
      const { exercise } = workOf(state);
      const logs = event.ratings.map(({ side, peak_pain, effort }): Effect => {
        const happening: Happening = {
          kind: "exercise-rated",
          session: state.session,
          exercise,
          side,
          peak_pain,
          effort,
        };
        return { do: "log", happening };
      });
      const rated: State = { ...state, rated: new Set(state.rated).add(exercise), last: null, notice: null };
      const worst = Math.max(...event.ratings.map(({ peak_pain }) => peak_pain));
      const [after, effects] = worst >= END_FROM_PAIN ? endedByPain(rated) : whereNext(rated);
      return [after, [...logs, ...effects]];
    },
    back: (state) => back(state, state.index),
  },
  done: {},
};
