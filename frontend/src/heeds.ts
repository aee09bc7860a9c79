/**
 * One press too many. A screen that comes by itself (the set is done, the rest begins) may meet a finger that was on its
 * way for the screen before. So what leads on from there heeds nobody for a moment; what stops or helps always does.
 */

import type { Event, State, Step } from "./state.ts";

/** For so long a new screen's first button heeds nobody. Our proposal. */
const DEAF_S = 1.5;
/** By these a person asks for the screen that follows. */
const ASKED_FOR: ReadonlySet<Event["type"]> = new Set(["start", "go", "skip", "back", "switch"]);

/** The screen has just come by itself: its first button, its questions and the keys that lead on wait. */
export function isDeaf({ deaf_s, hurting, ending }: State): boolean {
  return deaf_s > 0 && !hurting && !ending;
}

/** A step of the machine, and how long the screen that it led to is deaf. */
export function heeding(before: State, event: Event, [after, effects]: Step): Step {
  if (comesByItself(before, event, after)) return [{ ...after, deaf_s: DEAF_S }, effects];
  if (after.deaf_s === 0 || (event.type !== "tick" && event.type !== "slept")) return [after, effects];
  return [{ ...after, deaf_s: Math.max(0, after.deaf_s - event.seconds) }, effects];
}

function comesByItself(before: State, event: Event, after: State): boolean {
  return event.type === "hurt-said" || (after.stage !== before.stage && !ASKED_FOR.has(event.type));
}
