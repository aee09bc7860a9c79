import { expect, test } from "vitest";
import { remarksOf } from "./report.ts";

const report = { frames: 9, remarks: [{ code: "hurried", message: "You grew faster towards the end." }] };

test("the remarks of a report, in words", () => {
  expect(remarksOf(report, {})).toEqual(["You grew faster towards the end."]);
});

test("they are shown in the page's language, and the report stays as the coach wrote it", () => {
  const before = structuredClone(report);
  const says = { "You grew faster towards the end.": "Al final ibas más rápido." };
  expect(remarksOf(report, says)).toEqual(["Al final ibas más rápido."]);
  expect(report).toEqual(before);
});

test("a set without a camera, or an older coach's report, has none", () => {
  expect(remarksOf(null, {})).toEqual([]);
  expect(remarksOf({ frames: 9 }, {})).toEqual([]);
});
