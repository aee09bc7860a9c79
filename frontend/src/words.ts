/** Everything that the player says and writes, in one place: short, one instruction a sentence, left and right written out. */

import type { Load, Side } from "./session.ts";
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

export const SAY = {
  getReady: (title: string, side: Side) => `${title}. ${legWords(side)}. Get ready.`,
  placing: "Get into the start position.",
  place: "Get into place",
  still: "Stay still for a moment. Counting begins by itself.",
  byItself: "Counting begins by itself.",
  go: "Go.",
  setDone: "Set done. Well done.",
  rest: (seconds: number) => `Rest for ${seconds} seconds.`,
  nextLeg: (side: Side) => `Now the ${legWords(side).toLowerCase()}.`,
  rate: "How was that for your knee?",
  done: "That is today's session. Well done.",
  lost: "I can't see you well. Move back into the picture.",
  found: "I can see you again.",
  paused: "Paused.",
} as const;

export const NOTICE = {
  cameraLost: "The camera stopped. Your count is kept. Go on by tapping each repetition.",
  cameraLostBefore: "The camera stopped. You can try it again, or start without it.",
  coachFailed: "The camera coach could not start here. You can start without it. Nothing is lost.",
  endedByPain: "That is a lot of pain. Let it rest now. The next page says what to do.",
  resumed: "Welcome back. We go on where you stopped.",
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
