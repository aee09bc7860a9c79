/** The keyboard, for whoever lies on the floor with a keyboard or a remote control in reach. */

import type { Event, State } from "./flow.ts";

/** What a key means now: an event, the screen's first button, mute, or nothing (the browser does what it does). */
export function keysOf(event: KeyboardEvent, state: State): Event | "first" | "mute" | null {
  if (event.ctrlKey || event.metaKey || event.altKey || state.hurting) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, select, textarea") !== null && target !== null) return null;
  switch (event.key) {
    case " ":
    case "Enter":
      return target?.closest("button, a, summary") ? null : "first";
    case "ArrowRight":
      return { type: "skip" };
    case "ArrowLeft":
      return { type: "back" };
    case "ArrowUp":
      return { type: "tap", by: 1 };
    case "ArrowDown":
      return { type: "tap", by: -1 };
    case "Escape":
    case "p":
      return { type: state.paused ? "resume" : "pause" };
    case "h":
      return { type: "hurt" };
    case "m":
      return "mute";
    default:
      return null;
  }
}
