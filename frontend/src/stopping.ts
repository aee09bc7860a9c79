/** "It hurts", and what the plan makes of it: an exercise is over for a leg, or the session is. */

import { keyOf, type Work } from "./programme.ts";
import type { Side } from "./session.ts";
import {
  carriedBy,
  type Effect,
  END_FROM_PAIN,
  type Event,
  isRunning,
  type PlanSays,
  type State,
  type Step,
  workOf,
} from "./state.ts";
import { ended, setDone, whereNext, withDone } from "./way.ts";
import { HURT, NOTICE, painWords } from "./words/index.ts";

/** Log it, and go on, or stop the exercise, or at strong pain the session. The plan is asked in every case. */
export function hurtSaid(before: State, event: Extract<Event, { type: "hurt-said" }>): Step {
  const { exercise, side } = workOf(before);
  const { session } = before;
  const { pain, place } = event;
  const state = { ...before, told: [...before.told, { exercise, side, pain, place }] };
  const said: Effect = { do: "log", happening: { kind: "pain-reported", session, exercise, side, pain, place } };
  const ask: Effect = { do: "ask-plan" };
  const noted = notedWords(side, event);
  const aloud: Effect = { do: "say", text: noted };
  if (!event.stop) return [{ ...state, noted, hurting: false, paused: isRunning(state) }, [said, aloud, ask]];
  const open = { ...state, hurting: false, notice: null, stopped: [...state.stopped, { exercise, side }] };
  const [stopped, logs] = stop(open, (work) => isOf(work, { exercise, side }));
  const [next, more] = pain >= END_FROM_PAIN ? endedByPain(stopped, NOTICE.endedByPain) : whereNext(stopped);
  if (next.stage === "done") return [next, [said, ...logs, ...more, ask]];
  return [{ ...next, noted }, [said, ...logs, aloud, ...more, ask]];
}

/** What was noted and what follows: the end for this leg, or the advice that goes with the number. */
function notedWords(side: Side, { pain, stop }: { pain: number; stop: boolean }): string {
  return stop ? HURT.notedStop(pain, side) : HURT.noted(pain, painWords(pain));
}

/** The plan has the last word: what it stops is not offered again today, and what it ends is over. */
export function heedPlan(state: State, says: PlanSays): Step {
  if (state.stage === "done") return [state, []];
  const stopped = says.stopped.filter((one) => state.works.some((work) => isOf(work, one) && isOpen(state, work)));
  const isNow = isOpen(state, workOf(state)) && stopped.some((one) => isOf(workOf(state), one));
  const known = { ...state, stopped: [...state.stopped, ...says.stopped] };
  const [after, logs] = stop(known, (work) => stopped.some((one) => isOf(work, one)));
  if (says.ends !== null) {
    const [over, effects] = endedByPain(after, says.ends || NOTICE.endedByPain);
    return [over, [...logs, ...effects]];
  }
  if (!isNow) return [after, logs];
  const notice = stopped.find((one) => isOf(workOf(state), one))?.says || NOTICE.stopped;
  const [next, effects] = whereNext({ ...after, hurting: false, paused: false, noted: null });
  return [{ ...next, notice }, [...logs, { do: "say", text: notice }, ...effects]];
}

export function endedByPain(state: State, notice: string): Step {
  const [after, effects] = ended(state, false);
  const log = effects.filter((effect) => effect.do !== "say");
  return [{ ...after, notice }, [...log, { do: "say", text: notice }]];
}

/** The sets that are not done are done, with what was done of them. The other leg goes its own way. */
function stop(state: State, isStopped: (work: Work) => boolean): Step {
  let after = state;
  const effects: Effect[] = [];
  const on = carriedBy(state);
  state.works.forEach((work, index) => {
    if (!isStopped(work) || !isOpen(after, work)) return;
    const { count, elapsed_s } = index === state.index && on !== null ? on : { count: 0, elapsed_s: 0 };
    const happening = setDone({ ...after, index, elapsed_s }, count, null);
    effects.push({ do: "log", happening });
    after = { ...withDone(after, happening), last: null };
  });
  return [after, effects];
}

function isOf(work: Work, one: { exercise: string; side: string }): boolean {
  return work.exercise === one.exercise && work.side === one.side;
}

function isOpen(state: State, work: Work): boolean {
  return !state.done.has(keyOf(work));
}
