/** Everything that the player says and writes, in one place: short, one instruction a sentence, left and right written out. */

import type { CameraTrouble } from "./camera.ts";
import type { How } from "./fact.ts";
import type { Work } from "./programme.ts";
import type { Exercise, Load, Side } from "./session.ts";
import type { Light, Sight } from "./sight.ts";
import type { Beat } from "./tempo.ts";

export function legWords(side: Side): string {
  return side === "both" ? "Both legs" : side === "left" ? "Left leg" : "Right leg";
}

export function kneeWords(side: Side): string {
  return side === "both" ? "Both knees, the worse of the two" : side === "left" ? "Left knee" : "Right knee";
}

/** What to have at hand; null when the exercise needs nothing. */
export function loadWords(load: Load): string | null {
  const parts: string[] = [];
  if (load.ankle_weight_kg > 0) parts.push(`Ankle weight: ${load.ankle_weight_kg} kg`);
  if (load.band !== "none" && load.band !== "") parts.push(`Band: ${load.band}`);
  if (load.range_deg !== null) parts.push(`Bend to about ${load.range_deg}°`);
  return parts.length === 0 ? null : parts.join(" · ");
}

export const BEAT_WORDS: Record<Beat, string> = {
  lift: "Lift",
  hold: "Hold",
  lower: "Lower slowly",
  settle: "Rest",
};

export function doseWords({ number, of, reps }: Pick<Work, "number" | "of" | "reps">): string {
  return number > 1 ? `Set ${number} of ${of}: ${reps} times` : `${of} sets of ${reps}`;
}

export const SAY = {
  getReady: ({ title, side, number, of }: Work) =>
    number > 1 ? `Set ${number} of ${of}. ${legWords(side)}. Get ready.` : `${title}. ${legWords(side)}. Get ready.`,
  placing: "Get into the start position.",
  place: "Get into place",
  still: "Stay still for a moment. Counting begins by itself.",
  byItself: "Counting begins by itself.",
  go: "Go.",
  goesOn: "Go on.",
  tapping: "Go on. Press the space bar, or tap, after each one.",
  lastOne: (count: number) => `${count}. Last one.`,
  setDone: "Set done. Well done.",
  rest: (seconds: number) => `Rest for ${seconds} seconds.`,
  restEnds: (seconds: number) => `${seconds} more seconds of rest. Get into place.`,
  rate: "How was that for your knee? Choose a number for pain and one for effort.",
  done: "That is today's session. Well done.",
  ended: "The session ends here. What you did is kept.",
  lost: "I can't see you well. Move back into the picture.",
  found: "I can see you again.",
  paused: "Paused.",
  hurts: "Everything is paused. Where does it hurt, and how much?",
} as const;

/** What is told before a leg's first set, sentence by sentence: what comes, and how it is done when it is new. */
export function tellWords(work: Work, exercise: Exercise | undefined, whole: boolean): string[] {
  const load = loadWords(work.load);
  const what = whole ? `${work.title}. ${legWords(work.side)}.` : `Now: ${legWords(work.side).toLowerCase()}.`;
  const dose = `${doseWords(work)}.${load === null ? "" : ` ${load}.`}`;
  return [`${what} ${dose}`, ...(whole && exercise !== undefined ? howWords(exercise) : [])];
}

/** How an exercise is done, one instruction after the other. */
export function howWords(exercise: Exercise): string[] {
  return [exercise.start, ...exercise.steps].filter((line) => line !== "");
}

export const NOTICE = {
  cameraLost: "The camera stopped. Your count is kept. Tap after each repetition, or press the space bar.",
  cameraLostBefore: "The camera stopped. Is its plug in? You can try it again, or start without it.",
  coachFailed: "The camera coach could not start here. You can start without it. Nothing is lost.",
  endedByPain: "That is a lot of pain. Let it rest now. The next page says what to do.",
  stopped: "No more of this exercise today. We go on with the next.",
  resumed: "Welcome back. We go on where you stopped.",
  kept: (count: number) =>
    `Welcome back. You had done ${count === 1 ? "1 repetition" : `${count} repetitions`} of this set.`,
} as const;

export const CAMERA_WORDS: Record<CameraTrouble, string> = {
  refused:
    "The browser does not let this page use the camera. Press the camera or lock sign beside the address, allow the camera, and try again. Or start without it.",
  missing: "No camera was found. Plug one in and try again. Or start without it.",
  busy: "Another program is using the camera. Close that program, a video call perhaps, and try again. Or start without it.",
  unavailable: "This browser gives no camera to this page. You can start without it. Nothing is lost.",
};

export const CAMERA = {
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
} as const;

const PART_WORDS = {
  head: "Your head is",
  hips: "Your hips are",
  knees: "Your knees are",
  feet: "Your feet are",
} as const;

/** What is in the picture now. */
export function sightWords(sight: Sight): string {
  if (sight === "nobody") return "I see nobody yet.";
  if (sight === "all") return "I see all of you.";
  return `${PART_WORDS[sight]} out of the picture.`;
}

/** Null where the light will do. */
export function lightWords(light: Light): string | null {
  if (light === "good") return null;
  return light === "dark"
    ? "It is too dark. Switch on a light."
    : "The light is behind you. Close the curtain, or turn the camera.";
}

export const HOW_WORDS: Record<How, { title: string; says: string }> = {
  camera: { title: "With camera", says: "Counts and watches your form" },
  timer: { title: "In time", says: "Move with the figure" },
  tap: { title: "Tap", says: "You count, any key or tap" },
};

export const BUTTON = {
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
  slower: ["Slower", "Slower still", "Usual pace"],
  less: "−15 s",
  more: "+15 s",
  lessLabel: "−15 s: 15 seconds less",
  moreLabel: "+15 s: 15 seconds more",
  withoutCamera: "Without camera",
  hear: "Hear it",
  goOnWith: (repetition: number) => `Go on with repetition ${repetition}`,
  anew: "Begin this set again",
  mute: "Mute voice and sounds",
  muted: "Muted",
  voice: "Voice on",
  sounds: "Sounds on",
  noVoice: "This device has no voice of its own, so there are sounds only. All that would be said is written.",
} as const;

/** What the keys do now. */
export const KEYS = {
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
  hurts: "it hurts",
  mute: "sound",
  again: "hear it again",
  number: "choose",
  enter: "next",
} as const;

export const TITLES = {
  paused: "Paused",
  kept: (count: number) => `Your count of ${count} is kept.`,
  time: "Take the time you need.",
  getReady: "Get ready",
  rest: "Rest",
  breathe: "Breathe. Let the leg go loose.",
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
  holdFor: (seconds: number) => `Hold for ${seconds === 1 ? "1 second" : `${seconds} seconds`}.`,
  kneecap: (says: string) => `On the kneecap: ${says}.`,
  logged: (done: number, of: number) => `Logged: ${done} of ${of}`,
  oneLess: "One less",
  oneMore: "One more",
  sets: (done: number, of: number) => `${done} of ${of} sets`,
  figure: (title: string) => `A figure shows: ${title}`,
} as const;

export const HURT = {
  title: "It hurts",
  still: "Stay still while you answer. Everything is paused.",
  much: "How much?",
  ends: ["no pain", "the worst"],
  where: "Where?",
  places: { kneecap: "At or behind the kneecap", elsewhere: "Somewhere else" },
  on: "Note it and go on",
  nothing: "It is nothing",
} as const;

export function stopWords(side: Side, isForToday: boolean): string {
  if (isForToday) return "Stop for today";
  return side === "both" ? "Stop this exercise today" : `No more of this for the ${side} leg today`;
}

export const RATE = {
  title: "How was that?",
  says: "Think of the worst moment. Some pain is fine; your next session follows from your answers.",
  pain: "Worst pain at the kneecap",
  painEnds: ["no pain", "the worst"],
  effort: "How hard was it?",
  effortEnds: ["no effort", "all I had"],
  on: "Go on",
  choose: "Choose a number for each",
} as const;

export const DONE = {
  well: "Well done.",
  stop: "Stop here for today.",
  reps: (reps: number) => `${reps} repetitions today. Each one helps the muscles that guide your kneecap.`,
  next: "See what comes next",
  whatToDo: "See what to do",
} as const;

export const SAVED = {
  refused: "Something that was logged could not be saved. It is kept on this device, and nothing is lost.",
  waiting: "Your answers are safe on this device. They are being sent.",
  all: "Everything is saved.",
} as const;

export const FAILED = {
  title: "The session could not be opened.",
  says: "Nothing is lost. Check that Kneewise is running, then try again.",
  again: "Try again",
} as const;

/** The scale that goes with a pain of 0 to 10. Words, so that the meaning never hangs on the colour. */
export function painWords(pain: number): string {
  if (pain === 0) return "No pain";
  if (pain <= 2) return "Mild: fine to go on";
  if (pain <= 5) return "Ease off: make the movement smaller";
  return "Too much: stop this exercise today";
}

export function effortWords(effort: number): string {
  if (effort <= 2) return "Very easy";
  if (effort <= 4) return "Easy";
  if (effort <= 6) return "Good work";
  if (effort <= 8) return "Hard";
  return "As hard as I can";
}
