/**
 * The coach speaks English wherever it runs. What it says is put into the page's language when it is heard here, and what
 * is logged stays as the coach wrote it.
 */

import type { CoachEvent } from "./coach-event.ts";

/** The coach's sentences, each with the same in the page's language. What is missing is said in English. */
export type CoachSays = Readonly<Record<string, string>>;

export function inWords(sentence: string, says: CoachSays): string {
  return Object.hasOwn(says, sentence) ? (says[sentence] ?? sentence) : sentence;
}

/** The event with what the person is to read or hear in the page's language. */
export function eventInWords(event: CoachEvent, says: CoachSays): CoachEvent {
  if (event.event === "cue") return { ...event, say: inWords(event.say, says) };
  return "message" in event ? { ...event, message: inWords(event.message, says) } : event;
}
