/** While something runs: time that passes, and what the coach sees. */

import type { CoachEvent } from "./coach-event.ts";
import { type Effect, type Handler, type SoundName, type State, type Step, tempoNow, workOf } from "./state.ts";
import { type Beat, momentAt } from "./tempo.ts";
import { approach, go } from "./way.ts";
import { SAY } from "./words/index.ts";
import { beatWord } from "./words/telling.ts";

/** Seconds for which a cue stays readable. Our proposal. */
const CUE_S = 5;
/** Guidance that has stood for so long is spoken; what changes sooner is only shown, or it would cut itself off. Our proposal. */
const SETTLED_S = 0.7;
/** After spoken guidance the next one waits for so long, or the two cut each other off. Our proposal. */
const GUIDANCE_APART_S = 5;
/** In how many repetitions of a timed set the beats are spoken; then sounds are enough. Our proposal. */
const SPOKEN_REPS = 2;
/** The last seconds of a count are heard. */
const TICKED_S = 3;
/** So long before the end of a rest it is said that it ends: time to lie down again. Our proposal. */
const SOON_S = 10;

export function whileRunning(tick: (state: State, seconds: number) => Step): Handler<"tick"> {
  return (state, event) => (state.paused || state.hurting || state.ending ? [state, []] : tick(state, event.seconds));
}

export function getReady(state: State, seconds: number): Step {
  const [after, effects] = countdown(state, seconds);
  return after.left_s > 0 ? [after, effects] : go(after);
}

export function resting(state: State, seconds: number): Step {
  const [after, effects] = countdown(state, seconds);
  if (after.left_s <= 0) return approach(after);
  const isSoon = state.left_s > SOON_S && after.left_s <= SOON_S;
  return [after, isSoon ? [...effects, { do: "say", text: SAY.restEnds(SOON_S) }] : effects];
}

function countdown(state: State, seconds: number): Step {
  const left_s = Math.max(0, state.left_s - seconds);
  const crossed = Math.ceil(left_s) < Math.ceil(state.left_s) && left_s > 0 && left_s <= TICKED_S;
  return [{ ...state, left_s }, crossed ? [{ do: "sound", sound: "tick" }] : []];
}

/**
 * The device slept, or the page stood still. Nothing was counted meanwhile, and nothing goes on before the person says so:
 * a coach that watches gets the person ready again, and a rest has passed. A set that is counted by tapping waits anyway.
 */
export function slept(state: State, seconds: number): Step {
  if (state.stage === "rest") return [{ ...state, left_s: Math.max(0, state.left_s - seconds), paused: true }, []];
  if (state.stage === "set" && state.how === "tap") return [state, []];
  if (state.how !== "camera" || state.stage !== "set") return [{ ...state, paused: true }, []];
  const { count, elapsed_s } = state;
  const [after, effects] = approach({ ...state, carried: count > 0 ? { count, elapsed_s } : null });
  return [{ ...after, paused: true }, effects.filter((effect) => effect.do !== "say")];
}

function fadeCue(state: State, seconds: number): State {
  if (state.cue === null) return state;
  const left_s = state.cue.left_s - seconds;
  return { ...state, cue: left_s > 0 ? { ...state.cue, left_s } : null };
}

/** Guidance is spoken once it has settled. */
export function guideAloud(state: State, seconds: number): Step {
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

export function runSet(state: State, seconds: number): Step {
  if (state.how === "camera" && (state.lost || state.guided !== null))
    return guideAloud(fadeCue(state, seconds), seconds);
  const after = { ...fadeCue(state, seconds), elapsed_s: state.elapsed_s + seconds, led_s: state.led_s + seconds };
  if (state.how !== "timer") return [after, []];
  const tempo = tempoNow(state);
  const was = momentAt(state.led_s, tempo);
  const now = momentAt(after.led_s, tempo);
  const count = state.count + Math.max(0, now.done - was.done);
  const effects: Effect[] = now.beat === was.beat ? [] : beatEffects(now.beat, { ...state, count });
  return [{ ...after, count }, effects];
}

function beatEffects(beat: Beat, state: State): Effect[] {
  if (beat === "settle") return counted(state);
  const sound: Record<Exclude<Beat, "settle">, SoundName> = { lift: "lift", hold: "tick", lower: "lower" };
  const spoken: Effect[] = state.count < SPOKEN_REPS ? [{ do: "say", text: beatWord(workOf(state), beat) }] : [];
  return [{ do: "sound", sound: sound[beat] }, ...spoken];
}

/** The count aloud; before the last repetition the person hears that it is the last. */
function counted(state: State): Effect[] {
  const { reps } = workOf(state);
  const isLastNext = reps > 2 && state.count === reps - 1;
  return [
    { do: "sound", sound: "count" },
    { do: "say", text: isLastNext ? SAY.lastOne(state.count) : String(state.count) },
  ];
}

/** One more repetition, or one less. */
export function tapped(state: State, by: number): Step {
  const after = { ...state, count: Math.max(0, state.count + by), hold: null };
  return [after, by > 0 ? counted(after) : []];
}

/** What the coach saw. While the person pauses nothing counts and nothing is said. */
export const fromCoach: Handler<"coach"> = (state, { event }) =>
  state.paused || state.hurting ? [overhear(state, event), []] : hear(state, event);

function hear(state: State, event: CoachEvent): Step {
  switch (event.event) {
    case "moving":
      return moved(state, event.phase);
    case "hold":
      return [{ ...state, hold: { elapsed_s: event.elapsed_s, target_s: event.target_s } }, []];
    case "rep-counted":
      return state.stage === "set" ? tapped(state, 1) : [state, []];
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
  return [{ ...state, guided: null, quiet_s: 0, lost: false }, saidOnce(state.guided !== null || state.lost, SAY.go)];
}

/** A coach that follows a repetition has begun, also when its "ready" fell into a pause. */
function moved(state: State, phase: State["phase"]): Step {
  const [after, effects] = begun(state);
  return [{ ...after, phase, hold: phase === "top" ? after.hold : null }, effects];
}

/** What the coach asks for during a pause, and whether it sees the person, is known afterwards. */
function overhear(state: State, event: CoachEvent): State {
  switch (event.event) {
    case "guidance":
      return guidedBy(state, event);
    case "tracking-lost":
      return { ...state, lost: true, hold: null };
    case "tracking-found":
      return { ...state, lost: false };
    case "ready":
      return state.stage === "set" ? { ...state, guided: null, lost: false } : state;
    default:
      return state;
  }
}

function saidOnce(isNew: boolean, text: string): Effect[] {
  return isNew ? [{ do: "say", text }] : [];
}

function shown(state: State, words: string): Step {
  const after = { ...state, cue: { text: words, left_s: CUE_S } };
  if (state.cue?.text === words) return [after, []];
  return [
    after,
    [
      { do: "sound", sound: "cue" },
      { do: "say", text: words },
    ],
  ];
}
