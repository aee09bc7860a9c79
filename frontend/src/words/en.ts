/**
 * Everything that the player says and writes, in English: short, one instruction a sentence, left and right written out.
 * The other languages have the same shape (`Words`), so that the compiler refuses a hole.
 */

import type { CameraTrouble } from "../camera.ts";
import type { How, Place } from "../fact.ts";
import type { Work } from "../programme.ts";
import type { Load, Side } from "../session.ts";
import type { Light, Sight } from "../sight.ts";
import type { Beat } from "../tempo.ts";

/** What 0 means and what 10 means. */
type Ends = readonly [least: string, most: string];

function legWords(side: Side): string {
  return side === "both" ? "Both legs" : side === "left" ? "Left leg" : "Right leg";
}

function kneeWords(side: Side): string {
  return side === "both" ? "Both knees, the worse of the two" : side === "left" ? "Left knee" : "Right knee";
}

/** A leg's turn, after the other's. */
function nowWords(side: Side): string {
  return `Now: ${legWords(side).toLowerCase()}.`;
}

/** What to have at hand; null when the exercise needs nothing. */
function loadWords(load: Load): string | null {
  const parts: string[] = [];
  if (load.ankle_weight_kg > 0) parts.push(`Ankle weight: ${load.ankle_weight_kg} kg`);
  if (load.band !== "none" && load.band !== "") parts.push(`Band: ${load.band}`);
  if (load.range_deg !== null) parts.push(`Bend to about ${load.range_deg}°`);
  return parts.length === 0 ? null : parts.join(" · ");
}

const BEAT_WORDS: Record<Beat, string> = {
  lift: "Lift",
  hold: "Hold",
  lower: "Lower slowly",
  settle: "Rest",
};

function doseWords({ number, of, reps }: Pick<Work, "number" | "of" | "reps">): string {
  return number > 1 ? `Set ${number} of ${of}: ${reps} times` : `${counted(of, "set")} of ${reps}`;
}

function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

const SAY = {
  getReady: ({ title, side, number, of }: Work) =>
    number > 1 ? `Set ${number} of ${of}. ${legWords(side)}. Get ready.` : `${title}. ${legWords(side)}. Get ready.`,
  placing: "Get into the start position.",
  still: "Stay still for a moment. Counting begins by itself.",
  byItself: "Counting begins by itself.",
  go: "Go.",
  goesOn: "Go on.",
  tapping: "Go on. Press the space bar, or tap, after each one.",
  lastOne: (count: number) => `${count}. Last one.`,
  setDone: "Set done. Well done.",
  setOver: "Set done.",
  rest: (seconds: number) => `Rest for ${counted(seconds, "second")}.`,
  restEnds: (seconds: number) => `${seconds} more seconds of rest. Get into place.`,
  rate: "How was that for your knee? Choose a number for pain and one for effort.",
  done: "That is today's session. Well done.",
  over: "That is today's session.",
  ended: "The session ends here. What you did is kept.",
  lost: "I can't see you well. Move back into the picture.",
  found: "I can see you again.",
  paused: "Paused.",
  hurts: "Everything is paused. Where does it hurt, and how much?",
  ends: "End for today?",
};

const NOTICE = {
  cameraLost: "The camera stopped. Your count is kept. Tap after each repetition, or press the space bar.",
  cameraLostBefore: "The camera stopped. Is its plug in? You can try it again, or start without it.",
  coachFailed: "The camera coach could not start here. You can start without it. Nothing is lost.",
  endedByPain: "That is a lot of pain. Let it rest now. The next page says what to do.",
  stopped: "No more of this exercise today. We go on with the next.",
  resumed: "Welcome back. We go on where you stopped.",
  kept: (count: number) => `Welcome back. You had done ${counted(count, "repetition")} of this set.`,
};

const CAMERA_WORDS: Record<CameraTrouble, string> = {
  refused:
    "The browser does not let this page use the camera. Press the camera or lock sign beside the address, allow the camera, and try again. Or start without it.",
  missing: "No camera was found. Plug one in and try again. Or start without it.",
  busy: "Another program is using the camera. Close that program, a video call perhaps, and try again. Or start without it.",
  unavailable: "This browser gives no camera to this page. You can start without it. Nothing is lost.",
};

const CAMERA = {
  asking: "Allow the camera when the browser asks.",
  private: "Nothing that the camera sees leaves this device.",
  waking: "Waking the coach…",
  fromThere: "Like this",
  fromThereFigure: "The figure is shown as the camera should see you.",
  which: "Camera",
  numbered: (number: number) => `Camera ${number}`,
  mirrored: "Mirrored",
  mirrorLabel: "Show the picture as a mirror does",
  without: "Go on without camera. The count is kept.",
  again: "Back to the camera",
};

const PART_WORDS: Record<Exclude<Sight, "nobody" | "all">, string> = {
  head: "Your head is",
  hips: "Your hips are",
  knees: "Your knees are",
  feet: "Your feet are",
};

/** What is in the picture now. */
function sightWords(sight: Sight): string {
  if (sight === "nobody") return "I see nobody yet.";
  if (sight === "all") return "I see all of you.";
  return `${PART_WORDS[sight]} out of the picture.`;
}

/** Null where the light will do. */
function lightWords(light: Light): string | null {
  if (light === "good") return null;
  return light === "dark"
    ? "It is too dark. Switch on a light."
    : "The light is behind you. Close the curtain, or turn the camera.";
}

const HOW_WORDS: Record<How, { title: string; says: string }> = {
  camera: { title: "With camera", says: "Counts and watches your form" },
  timer: { title: "In time", says: "Move with the figure" },
  tap: { title: "Tap", says: "You count, any key or tap" },
};

const SLOWER: readonly [first: string, second: string, back: string] = ["Slower", "Slower still", "Usual pace"];

const BUTTON = {
  back: "Back",
  skip: "Skip",
  pause: "Pause",
  goOn: "Go on",
  end: "End",
  endToday: "End for today",
  hurts: "It hurts",
  start: "Start now",
  finish: "Finish set",
  tap: "Done one",
  one: "1",
  oneMore: "Count 1 more",
  oneLess: "−1: count one less",
  slower: SLOWER,
  less: "−15 s",
  more: "+15 s",
  lessLabel: "−15 s: 15 seconds less",
  moreLabel: "+15 s: 15 seconds more",
  tenMore: "+10 s",
  tenMoreLabel: "+10 s: 10 seconds more",
  withoutCamera: "Without camera",
  hear: "Hear it",
  goOnWith: (repetition: number) => `Go on with repetition ${repetition}`,
  anew: "Begin this set again",
  mute: "Mute voice and sounds",
  muted: "Muted",
  voice: "Voice on",
  sounds: "Sounds on",
  noVoice: "This device has no voice of its own, so there are sounds only. All that would be said is written.",
};

/** What the keys do now. */
const KEYS = {
  "space start": "start",
  "space count": "count one",
  "space pause": "pause",
  "space go": "go on",
  pause: "pause",
  back: "back",
  skip: "skip",
  updown: "how to count",
  countup: "count up, down",
  rest: "longer, shorter",
  longer: "longer",
  hurts: "it hurts",
  mute: "sound",
  again: "hear it again",
  number: "choose",
  enter: "next",
};

/** What stands on the keys themselves. */
const KEY_NAMES = { space: "Space", enter: "Enter" };

const TITLES = {
  paused: "Paused",
  kept: (count: number) => `Your count of ${count} is kept.`,
  time: "Take the time you need.",
  getReady: "Get ready",
  rest: "Rest",
  next: (number: number, of: number) => `Next: set ${number} of ${of}`,
  set: (number: number, of: number) => `Set ${number} of ${of}`,
  of: (reps: number) => `of ${reps}`,
  minutes: "minutes",
  seconds: "seconds",
  exercise: (number: number, of: number) => `Exercise ${number} of ${of}`,
  tapEach: "Tap after each one",
  ready: "Ready",
  hold: (seconds: number) => `Hold ${seconds}`,
  steps: "All steps, and what to watch",
  step: (number: number, of: number) => `Step ${number} of ${of}`,
  cameraPlace: "Where to put the camera",
  startCount: "Start, and count",
  before: (done: number) => `You did ${done} here already. Doing it again replaces that.`,
  lineBefore: "The instruction before",
  nextLine: "The next instruction",
  holdFor: (seconds: number) => `Hold for ${counted(seconds, "second")}.`,
  kneecap: (says: string) => `On the kneecap: ${says}.`,
  logged: (done: number, of: number) => `Logged: ${done} of ${of}`,
  oneLess: "One less",
  oneMore: "One more",
  sets: (done: number, of: number) => `${done} of ${of} sets`,
  figure: (title: string) => `A figure shows: ${title}`,
};

const HURT_ENDS: Ends = ["no pain", "the worst"];
const PLACES: Record<Place, string> = { kneecap: "At or behind the kneecap", elsewhere: "Somewhere else" };

const HURT = {
  title: "It hurts",
  still: "Stay still while you answer. Everything is paused.",
  much: "How much?",
  ends: HURT_ENDS,
  where: "Where?",
  places: PLACES,
  on: "Note it and go on",
  nothing: "It is nothing",
  noted: (pain: number, advice: string) => `Noted: ${pain}. ${advice}.`,
  notedStop: (pain: number, side: Side) =>
    side === "both"
      ? `Noted: ${pain}. No more of this today.`
      : `Noted: ${pain}. No more of this for your ${side} leg today.`,
};

function stopWords(side: Side, isForToday: boolean): string {
  if (isForToday) return "Stop for today";
  return side === "both" ? "Stop this exercise today" : `No more of this for the ${side} leg today`;
}

const ENDING = {
  title: "End for today?",
  says: "What you did is kept.",
};

const EFFORT_ENDS: Ends = ["no effort", "all I had"];

const RATE = {
  title: "How was that?",
  says: "Think of the worst moment. Some pain is fine; your next session follows from your answers.",
  pain: "Worst pain at the kneecap",
  painEnds: HURT_ENDS,
  effort: "How hard was it?",
  effortEnds: EFFORT_ENDS,
  on: "Go on",
  choose: "Choose a number for each",
  told: (pain: number) => `You said ${pain} during the set.`,
};

const DONE = {
  well: "Well done.",
  stop: "Stop here for today.",
  over: "That is all for today.",
  nothing: "Nothing was done today. That is all right.",
  count: (reps: number) => `${counted(reps, "repetition")} today.`,
  stopped: (what: string) => `Stopped for today: ${what}.`,
  reps: (reps: number) => `${counted(reps, "repetition")} today. Each one helps the muscles that guide your kneecap.`,
  next: "See what comes next",
  whatToDo: "See what to do",
};

const SAVED = {
  refused: "Something that was logged could not be saved. It is kept on this device, and nothing is lost.",
  waiting: "Your answers are safe on this device. They are being sent.",
  all: "Everything is saved.",
};

const FAILED = {
  title: "The session could not be opened.",
  says: "Nothing is lost. Check that Kneewise is running, then try again.",
  again: "Try again",
};

/** The scale that goes with a pain of 0 to 10. Words, so that the meaning never hangs on the colour. What to do comes after the colon. */
function painWords(pain: number): string {
  if (pain === 0) return "No pain";
  if (pain <= 2) return "Mild: fine to go on";
  if (pain <= 5) return "Ease off: make the movement smaller";
  return "Too much: stop this exercise today";
}

/** The same scale once the exercise is over: it says how it was, and asks for nothing. */
function painPastWords(pain: number): string {
  if (pain === 0) return "No pain";
  if (pain <= 2) return "Mild";
  return pain <= 5 ? "Moderate" : "Strong";
}

function effortWords(effort: number): string {
  if (effort <= 2) return "Very easy";
  if (effort <= 4) return "Easy";
  if (effort <= 6) return "Good work";
  if (effort <= 8) return "Hard";
  return "As hard as I can";
}

export const en = {
  BEAT_WORDS,
  BUTTON,
  CAMERA,
  CAMERA_WORDS,
  DONE,
  ENDING,
  FAILED,
  HOW_WORDS,
  HURT,
  KEYS,
  KEY_NAMES,
  NOTICE,
  RATE,
  SAVED,
  SAY,
  TITLES,
  doseWords,
  effortWords,
  kneeWords,
  legWords,
  lightWords,
  loadWords,
  nowWords,
  painPastWords,
  painWords,
  sightWords,
  stopWords,
};

export type Words = typeof en;
