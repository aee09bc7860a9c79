/** The keyboard, for whoever lies on the floor with a keyboard or a remote control in reach. */

import { isDeaf } from "./heeds.ts";
import type { Event, State } from "./state.ts";
import { KEY_NAMES, KEYS } from "./words/index.ts";

/** What a key asks of the page itself: the screen's first button, another way to count, an answer, the sound. */
export type PageWish =
  | "first"
  | "mute"
  | "hear"
  | "next-way"
  | "way-before"
  | "answered"
  | "nothing"
  | { number: string };

/** The part of a keyboard event that matters, and where it happened. */
export interface Key {
  key: string;
  repeat: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** `scale`: in a question that is answered with a number; `field`: where one writes or chooses from a list. */
  on: "button" | "scale" | "field" | "page";
}

/** What a key means now; null leaves it to the browser. A presenter's or remote control's keys work too. */
export function keysOf(given: Key, state: State): Event | PageWish | null {
  const key = { ...given, key: withoutCaps(given.key) };
  if (key.ctrlKey || key.metaKey || key.altKey || key.on === "field") return null;
  if (isDeaf(state) && isTooEarly(key)) return "nothing";
  if (key.on === "scale") return onScale(key);
  if (state.hurting) return null;
  return state.ending ? onEnding(key) : onScreen(key, state);
}

function withoutCaps(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

function onScreen(key: Key, state: State): Event | PageWish | null {
  if (isPress(key)) return pressed(key);
  const meaning = KEY_TABLE[key.key];
  return meaning === undefined || (key.repeat && !REPEATED.has(key.key)) ? null : meaning(state);
}

/** A question stands before the screen; its buttons are the browser's to press. */
function onEnding({ key }: Key): Event | null {
  return key === "h" ? { type: "hurt" } : null;
}

/** What leads on from a screen, and waits while that is deaf. What presses a button waits at the button (`reach.ts`). */
const WAITS = new Set([" ", "Enter", "ArrowRight", "MediaTrackNext"]);

function isTooEarly(key: Key): boolean {
  return WAITS.has(key.key) && (key.on === "scale" || !isPress(key));
}

function isPress({ key }: Key): boolean {
  return key === " " || key === "Enter";
}

/** The button that has the focus is the browser's to press, or else it is the screen's first; once, however long it is held. */
function pressed({ repeat, on }: Key): PageWish | null {
  if (repeat) return "nothing";
  return on === "button" ? null : "first";
}

const REPEATED = new Set(["ArrowUp", "ArrowDown"]);
const first = () => "first" as const;
const skip = () => ({ type: "skip" }) as const;
const back = () => ({ type: "back" }) as const;
const pauseOrGoOn = ({ paused }: State) => ({ type: paused ? "resume" : "pause" }) as const;

const KEY_TABLE: Record<string, ((state: State) => Event | PageWish | null) | undefined> = {
  PageDown: first,
  MediaPlayPause: first,
  ArrowRight: skip,
  MediaTrackNext: skip,
  ArrowLeft: back,
  PageUp: back,
  MediaTrackPrevious: back,
  ArrowUp: (state) => upOrDown(state, 1),
  ArrowDown: (state) => upOrDown(state, -1),
  Escape: pauseOrGoOn,
  p: pauseOrGoOn,
  h: () => ({ type: "hurt" }),
  m: () => "mute",
  r: () => "hear",
};

/** Arrows choose among the numbers by themselves; a digit is a number, and Enter goes on. */
function onScale({ key, repeat }: Key): PageWish | null {
  if (key === "Enter") return repeat ? "nothing" : "answered";
  return /^\d$/.test(key) ? { number: key } : null;
}

function upOrDown({ stage }: State, by: 1 | -1): Event | PageWish | null {
  if (stage === "set") return { type: "tap", by };
  if (stage === "get-ready" && by > 0) return { type: "ready-longer" };
  if (stage === "rest") return { type: "rest-longer", by };
  if (stage === "prepare") return by > 0 ? "way-before" : "next-way";
  return null;
}

type Line = readonly (readonly [key: string, does: string])[];

const ALWAYS: Line = [
  ["H", KEYS.hurts],
  ["M", KEYS.mute],
];
const WAY: Line = [
  ["←", KEYS.back],
  ["→", KEYS.skip],
];

/** The line of help: which keys do what on this screen. */
export function keyLine(state: State): Line {
  switch (state.stage) {
    case "prepare":
      return [[KEY_NAMES.space, KEYS["space start"]], ["↑ ↓", KEYS.updown], ["R", KEYS.again], ...WAY, ...ALWAYS];
    case "placing":
      return [[KEY_NAMES.space, KEYS["space pause"]], ...WAY, ...ALWAYS];
    case "get-ready":
      return [[KEY_NAMES.space, KEYS["space go"]], ["↑", KEYS.longer], ...WAY, ...ALWAYS];
    case "set":
      return state.how === "tap"
        ? [[KEY_NAMES.space, KEYS["space count"]], ["P", KEYS.pause], ["↓", "−1"], ...WAY, ...ALWAYS]
        : [[KEY_NAMES.space, KEYS["space pause"]], ["↑ ↓", KEYS.countup], ...WAY, ...ALWAYS];
    case "rest":
      return [[KEY_NAMES.space, KEYS["space go"]], ["↑ ↓", KEYS.rest], ["P", KEYS.pause], ...ALWAYS];
    case "rate":
      return [
        ["0 – 9", KEYS.number],
        ["← →", KEYS.number],
        [KEY_NAMES.enter, KEYS.enter],
      ];
    case "done":
      return [];
  }
}
