import { expect, test } from "vitest";
import { remarksOf } from "./report.ts";

test("the remarks of a report, in words", () => {
  const report = { frames: 9, remarks: [{ code: "hurried", message: "You grew faster towards the end." }] };
  expect(remarksOf(report)).toEqual(["You grew faster towards the end."]);
});

test("a set without a camera, or an older coach's report, has none", () => {
  expect(remarksOf(null)).toEqual([]);
  expect(remarksOf({ frames: 9 })).toEqual([]);
});
