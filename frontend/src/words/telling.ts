/** What is told before a leg's first set: the words of the page's language in their order. */

import type { Work } from "../programme.ts";
import type { Exercise } from "../session.ts";
import { doseWords, legWords, loadWords, nowWords } from "./index.ts";

/** Sentence by sentence: what comes, and how it is done when it is new. */
export function tellWords(work: Work, exercise: Exercise | undefined, whole: boolean): string[] {
  const load = loadWords(work.load);
  const what = whole ? `${work.title}. ${legWords(work.side)}.` : nowWords(work.side);
  const dose = `${doseWords(work)}.${load === null ? "" : ` ${load}.`}`;
  return [`${what} ${dose}`, ...(whole && exercise !== undefined ? howWords(exercise) : [])];
}

/** How an exercise is done, one instruction after the other. */
export function howWords(exercise: Exercise): string[] {
  return [exercise.start, ...exercise.steps].filter((line) => line !== "");
}
