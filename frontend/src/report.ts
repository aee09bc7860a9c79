/** What the page reads of the coach's report on a set; the rest of it only passes through, to be stored. */

import { type CoachSays, inWords } from "./coach-says.ts";
import { listOf, record, ShapeError, text } from "./shape.ts";

const remarks = record({ remarks: listOf(record({ code: text, message: text })) });

/** What the set as a whole says, in words for the person; nothing where no camera watched. */
export function remarksOf(report: Record<string, unknown> | null, says: CoachSays): string[] {
  try {
    return remarks(report, "report").remarks.map(({ message }) => inWords(message, says));
  } catch (error) {
    if (error instanceof ShapeError) return [];
    throw error;
  }
}
