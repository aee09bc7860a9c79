/** How a set and a session end: praise only where it fits. */

import type { State } from "./state.ts";
import { DONE, legWords, SAY } from "./words/index.ts";

/** Above this a pain is no reason for praise: clinical table of the plan, row STOP (pain_peak > 5). */
const CALM_ABOVE = 5;
/** Of its repetitions a set has to have so many for praise. Our proposal. */
const PRAISED_FROM = 0.5;

export function setEndWords(reps: number, target: number): string {
  return reps < PRAISED_FROM * target ? SAY.setOver : SAY.setDone;
}

export function sessionEndWords(state: State, completed: boolean): string {
  if (!completed) return SAY.ended;
  return hasHurt(state) ? SAY.over : SAY.done;
}

/** What stands on the last screen. */
export function lastWords(state: State): { title: string; says: readonly string[] } {
  const reps = repetitions(state);
  const stopped = stoppedWords(state);
  if (state.notice !== null) return { title: DONE.stop, says: [state.notice, ...stopped] };
  if (reps === 0) return { title: DONE.over, says: [DONE.nothing, ...stopped] };
  if (hasHurt(state)) return { title: DONE.over, says: [DONE.count(reps), ...stopped] };
  return { title: DONE.well, says: [DONE.reps(reps), ...stopped] };
}

function repetitions(state: State): number {
  return [...state.done.values()].reduce((sum, reps) => sum + reps, 0);
}

function hasHurt({ told, worst_rated }: State): boolean {
  return Math.max(worst_rated, ...told.map(({ pain }) => pain)) > CALM_ABOVE;
}

/** One line, where something was stopped. */
function stoppedWords({ stopped, works }: State): string[] {
  const lines = works
    .filter(({ number }) => number === 1)
    .filter((work) => stopped.some((one) => one.exercise === work.exercise && one.side === work.side))
    .map(({ title, side }) => `${title} (${legWords(side).toLowerCase()})`);
  return lines.length === 0 ? [] : [DONE.stopped(lines.join(", "))];
}
