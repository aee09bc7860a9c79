import { expect, test } from "vitest";
import { planSays } from "./plan-says.ts";
import { sessionAnswer } from "./session.ts";

const item = { exercise: "clamshell", title: "Clamshell", side: "left", sets: 3, reps: 10, load: {} };
const answer = (session: object) => sessionAnswer({ session, exercises: {}, facts: [] }, "session");

test("what the plan stopped today is stopped here, in its words", () => {
  const items = [
    { ...item, stopped_today: true, reasons: [{ says: "Leave this exercise for today." }] },
    { ...item, side: "right", stopped_today: false },
  ];
  expect(planSays(answer({ verdict: "train", open_session: "s", items }), "s")).toEqual({
    stopped: [{ exercise: "clamshell", side: "left", says: "Leave this exercise for today." }],
    ends: null,
  });
});

test("a plan that is locked ends the session", () => {
  const locked = { verdict: "see-clinician", open_session: null, triage: { message: "See a clinician first." } };
  expect(planSays(answer(locked), "s")).toEqual({ stopped: [], ends: "See a clinician first." });
});

test("what is said of another session means nothing here", () => {
  const items = [{ ...item, stopped_today: true }];
  expect(planSays(answer({ verdict: "train", open_session: "other", items }), "s").stopped).toEqual([]);
});
