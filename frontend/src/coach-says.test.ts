import { expect, test } from "vitest";
import { eventInWords, inWords } from "./coach-says.ts";
import { sessionAnswer } from "./session.ts";

const says = { "Slow down.": "Más despacio.", "Step into the picture.": "Entra en la imagen." };

test("what the coach says is said in the page's language, and in English where that is missing", () => {
  expect(inWords("Slow down.", says)).toBe("Más despacio.");
  expect(inWords("Well done.", says)).toBe("Well done.");
  expect(inWords("toString", says)).toBe("toString");
});

test("every event with a sentence is translated, and its code stays", () => {
  expect(eventInWords({ event: "cue", code: "slow", say: "Slow down." }, says)).toEqual({
    event: "cue",
    code: "slow",
    say: "Más despacio.",
  });
  for (const event of ["guidance", "notice", "fault-seen"] as const)
    expect(eventInWords({ event, code: "nobody", message: "Step into the picture." }, says)).toEqual({
      event,
      code: "nobody",
      message: "Entra en la imagen.",
    });
});

test("an event without a sentence is as it was", () => {
  const event = { event: "rep-counted", number: 3, verdict: "clean" } as const;
  expect(eventInWords(event, says)).toBe(event);
});

test("a server that says nothing of it lets the coach speak English", () => {
  const session = { verdict: "train", open_session: null, items: [] };
  expect(sessionAnswer({ session, exercises: {} }, "session").coach_says).toEqual({});
  expect(sessionAnswer({ session, exercises: {}, coach_says: says }, "session").coach_says).toEqual(says);
});
