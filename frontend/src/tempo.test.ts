import { expect, test } from "vitest";
import { atTempo, momentAt, repetitionLength, shareOf, tempoOf } from "./tempo.ts";

const tempo = tempoOf([2, 1, 3], 1);

test.each([
  [0, "lift", 0],
  [1.9, "lift", 0],
  [2, "hold", 0],
  [2.9, "hold", 0],
  [3, "lower", 0],
  [5.9, "lower", 0],
  [6, "settle", 1],
  [6.9, "settle", 1],
  [7, "lift", 1],
  [13, "settle", 2],
] as const)("after %f s: %s, %i done", (elapsed_s, beat, done) => {
  expect(momentAt(elapsed_s, tempo)).toMatchObject({ beat, done });
});

test("a longer prescribed hold wins over the tempo's own", () => {
  expect(tempoOf([2, 1, 2], 5).hold_s).toBe(5);
});

test("a slower pace stretches lifting and lowering, not the hold", () => {
  expect(tempoOf([2, 1, 2], 1, 1.5)).toMatchObject({ lift_s: 3, hold_s: 1, lower_s: 3 });
});

test("the figure shows the same beat, however slow the person goes", () => {
  const slow = tempoOf([2, 1, 3], 1, 2);
  const halfwayUp = momentAt(2, slow);
  expect(shareOf(halfwayUp, tempo)).toBeCloseTo(1 / repetitionLength(tempo));
});

test.each([0, 1.5, 2.5, 5.1, 6.1, 6.9, 8, 13.5])(
  "another pace keeps the repetition, the beat and how far through it (%f s)",
  (led_s) => {
    const slow = tempoOf([2, 1, 3], 1, 2);
    const was = momentAt(led_s, tempo);
    const now = momentAt(atTempo(led_s, tempo, slow), slow);
    expect(now).toMatchObject({ done: was.done, beat: was.beat, through: expect.closeTo(was.through) });
    expect(atTempo(atTempo(led_s, tempo, slow), slow, tempo)).toBeCloseTo(led_s);
  },
);
