import { expect, test } from "vitest";
import { lastWords, sessionEndWords, setEndWords } from "./praise.ts";
import type { State } from "./state.ts";

const WORKS = [
  { exercise: "clamshell", title: "Clamshell", side: "left", number: 1 },
  { exercise: "clamshell", title: "Clamshell", side: "left", number: 2 },
];
const over = (more: object = {}) =>
  ({
    done: new Map([["clamshell/left/1", 3]]),
    works: WORKS,
    told: [],
    worst_rated: 0,
    stopped: [],
    notice: null,
    ...more,
  }) as unknown as State;
const said = (pain: number) => ({ told: [{ exercise: "clamshell", side: "left", pain, place: "elsewhere" }] });

test("a set is praised from half of its repetitions on", () => {
  expect([4, 5, 6].map((reps) => setEndWords(reps, 10))).toEqual([
    "Set done.",
    "Set done. Well done.",
    "Set done. Well done.",
  ]);
});

test("a session in which nothing was done ends without praise and without blame", () => {
  expect(lastWords(over({ done: new Map([["clamshell/left/1", 0]]) }))).toEqual({
    title: "That is all for today.",
    says: ["Nothing was done today. That is all right."],
  });
});

test("a pain above 5 is answered calmly, however it was told", () => {
  expect(lastWords(over(said(5))).title).toBe("Well done.");
  expect(lastWords(over(said(6))).title).toBe("That is all for today.");
  expect(lastWords(over({ worst_rated: 6 })).title).toBe("That is all for today.");
  expect(sessionEndWords(over(said(5)), true)).toBe("That is today's session. Well done.");
  expect(sessionEndWords(over(said(6)), true)).toBe("That is today's session.");
});

test("what was stopped is told once, in one line", () => {
  const stopped = [
    { exercise: "clamshell", side: "left" },
    { exercise: "clamshell", side: "left" },
  ];
  expect(lastWords(over({ ...said(7), stopped })).says).toEqual([
    "3 repetitions today.",
    "Stopped for today: Clamshell (left leg).",
  ]);
});

test("what the plan says of the end stands first", () => {
  expect(lastWords(over({ notice: "Let it rest." }))).toMatchObject({
    title: "Stop here for today.",
    says: ["Let it rest."],
  });
});
