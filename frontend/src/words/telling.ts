/** What is told of an exercise: the words of the page's language, and the exercise's own, in their order. */

import type { Work } from "../programme.ts";
import type { Exercise } from "../session.ts";
import type { Beat } from "../tempo.ts";
import { BEAT_WORDS, doseWords, legWords, loadWords, nowWords } from "./index.ts";

/** Sentence by sentence: what comes, and how it is done when it is new. */
export function tellWords(work: Work, exercise: Exercise | undefined, whole: boolean): string[] {
  const load = loadWords(work.load);
  const what = whole ? `${work.title}. ${legWords(work.side)}.` : nowWords(work.side);
  const dose = `${doseWords(work)}.${load === null ? "" : ` ${load}.`}`;
  return [`${what} ${dose}`, ...(whole && exercise !== undefined ? howWords(exercise) : [])];
}

/** What is said in a part of a repetition: the exercise's own word, for not every one lifts something. */
export function beatWord(work: Pick<Work, "beats">, beat: Beat): string {
  return work.beats[beat] ?? BEAT_WORDS[beat];
}

/** How an exercise is done, one instruction after the other. */
export function howWords(exercise: Exercise): string[] {
  return [exercise.start, ...exercise.steps].filter((line) => line !== "");
}
