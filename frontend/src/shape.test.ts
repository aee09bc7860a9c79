import { expect, test } from "vitest";
import { coachEvents } from "./coach-event.ts";
import { demonstration, sessionAnswer } from "./session.ts";

const item = {
  exercise: "clamshell",
  title: "Clamshell",
  side: "left",
  sets: 3,
  reps: 10,
  hold_s: 1,
  load: { ankle_weight_kg: 0, band: "none", range_deg: null },
  rest_s: 60,
  tempo_s: [2, 1, 2],
  reasons: [],
};
const answer = { session: { verdict: "train", open_session: null, items: [item] }, exercises: {}, facts: [] };

test("an answer of the right shape is read, and what the player does not use is left out", () => {
  const read = sessionAnswer({ ...answer, provenance: {} }, "session");
  expect(read.session.items[0]?.title).toBe("Clamshell");
  expect(read.session.items[0]).not.toHaveProperty("change");
});

test("a wrong value is named by its place", () => {
  const broken = { ...answer, session: { ...answer.session, items: [{ ...item, reps: "ten" }] } };
  expect(() => sessionAnswer(broken, "session")).toThrow(
    "session.session.items[0].reps: expected a number, got string",
  );
  expect(() => demonstration({ fps: 30 }, "figure")).toThrow("figure.duration_s: expected a number, got undefined");
});

test("a side that is none is refused", () => {
  const broken = { ...answer, session: { ...answer.session, items: [{ ...item, side: "middle" }] } };
  expect(() => sessionAnswer(broken, "session")).toThrow("expected left or right or both");
});

test("a coach's events are read, and an event that is not known yet is left out", () => {
  const events = coachEvents([
    { event: "ready", at_s: 1 },
    { event: "rep-counted", at_s: 4, number: 1, verdict: "clean", faults: [] },
    { event: "applause", at_s: 5 },
  ]);
  expect(events).toEqual([{ event: "ready" }, { event: "rep-counted", number: 1, verdict: "clean" }]);
});
