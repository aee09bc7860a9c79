import { expect, test } from "vitest";
import { networkWords } from "./words.ts";

const quiet = { type: "state", away: false, waiting: 0, refused: 0, held: 0, stream: "" } as const;

test.each([
  [{}, ""],
  [{ away: true }, "Offline. What you log is kept here and goes up later."],
  [{ away: true, waiting: 3 }, "Offline. What you log is kept here and goes up later (3 waiting)."],
  [{ waiting: 1 }, "Sending what you logged (1 waiting)."],
  [{ refused: 1 }, "1 entry could not go up. It is kept on this device, and is tried again."],
])("%j: %s", (change, words) => {
  expect(networkWords({ ...quiet, ...change })).toBe(words);
});
