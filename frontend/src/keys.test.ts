import { describe, expect, test } from "vitest";
import { type Key, keyLine, keysOf } from "./keys.ts";
import type { StageName, State } from "./state.ts";

const at = (stage: StageName, more: Partial<State> = {}) =>
  ({ stage, paused: false, hurting: false, deaf_s: 0, how: "tap", ...more }) as State;
const press = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  on: "page",
  ...more,
});

describe("keys", () => {
  test("space and Enter press the screen's first button, or the one that has the focus", () => {
    expect(keysOf(press(" "), at("set"))).toBe("first");
    expect(keysOf(press("Enter"), at("rest"))).toBe("first");
    expect(keysOf(press(" ", { on: "button" }), at("set"))).toBeNull();
  });

  test("a key that is held down presses once", () => {
    expect(keysOf(press(" ", { repeat: true, on: "button" }), at("set"))).toBe("nothing");
    expect(keysOf(press("ArrowRight", { repeat: true }), at("set"))).toBeNull();
  });

  test("arrows go back and on", () => {
    expect(keysOf(press("ArrowRight"), at("prepare"))).toEqual({ type: "skip" });
    expect(keysOf(press("ArrowLeft"), at("prepare"))).toEqual({ type: "back" });
  });

  test("up and down choose a way, count, or change the rest", () => {
    expect(keysOf(press("ArrowDown"), at("prepare"))).toBe("next-way");
    expect(keysOf(press("ArrowUp"), at("set"))).toEqual({ type: "tap", by: 1 });
    expect(keysOf(press("ArrowDown"), at("rest"))).toEqual({ type: "rest-longer", by: -1 });
    expect(keysOf(press("ArrowUp"), at("get-ready"))).toEqual({ type: "ready-longer" });
    expect(keysOf(press("ArrowDown"), at("get-ready"))).toBeNull();
  });

  test("p and Escape pause, and go on", () => {
    expect(keysOf(press("p"), at("set"))).toEqual({ type: "pause" });
    expect(keysOf(press("Escape"), at("set", { paused: true }))).toEqual({ type: "resume" });
  });

  test("a letter is the same with the caps lock on", () => {
    expect(keysOf(press("H"), at("set"))).toEqual({ type: "hurt" });
    expect(keysOf(press("H"), at("prepare", { ending: true }))).toEqual({ type: "hurt" });
    expect(keysOf(press("P"), at("set"))).toEqual({ type: "pause" });
  });

  test("in a question a digit is the answer, Enter goes on, and the arrows are the browser's", () => {
    expect(keysOf(press("7", { on: "scale" }), at("rate"))).toEqual({ number: "7" });
    expect(keysOf(press("Enter", { on: "scale" }), at("set", { hurting: true }))).toBe("answered");
    expect(keysOf(press("ArrowRight", { on: "scale" }), at("rate"))).toBeNull();
  });

  test("nothing else happens while it hurts, in a field, or with a modifier", () => {
    expect(keysOf(press(" "), at("set", { hurting: true }))).toBeNull();
    expect(keysOf(press("m", { on: "field" }), at("placing"))).toBeNull();
    expect(keysOf(press("ArrowLeft", { altKey: true }), at("set"))).toBeNull();
  });

  test("nothing is pressed behind the question whether to end, and it can still hurt", () => {
    const asked = at("prepare", { ending: true });
    expect(keysOf(press(" "), asked)).toBeNull();
    expect(keysOf(press("ArrowRight"), asked)).toBeNull();
    expect(keysOf(press("h"), asked)).toEqual({ type: "hurt" });
  });

  test("a screen that has just come is not left by a key, nor is its question answered", () => {
    const rest = at("rest", { deaf_s: 1 });
    expect(keysOf(press("ArrowRight"), rest)).toBe("nothing");
    expect(keysOf(press("MediaTrackNext"), rest)).toBe("nothing");
    expect(keysOf(press(" ", { on: "scale" }), at("rate", { deaf_s: 1 }))).toBe("nothing");
    expect(keysOf(press("Enter", { on: "scale" }), at("rate", { deaf_s: 1 }))).toBe("nothing");
    expect(keysOf(press("h"), rest)).toEqual({ type: "hurt" });
    expect(keysOf(press("p"), rest)).toEqual({ type: "pause" });
    expect(keysOf(press("ArrowLeft"), rest)).toEqual({ type: "back" });
    expect(keysOf(press("Enter", { on: "scale" }), at("rest", { deaf_s: 1, hurting: true }))).toBe("answered");
  });

  test("a presenter's or a remote control's keys work too", () => {
    expect(keysOf(press("PageDown"), at("set"))).toBe("first");
    expect(keysOf(press("MediaTrackNext"), at("set"))).toEqual({ type: "skip" });
  });
});

test("each screen says which keys do what", () => {
  const stages: StageName[] = ["prepare", "placing", "get-ready", "set", "rest", "rate"];
  for (const stage of stages) expect(keyLine(at(stage)).length).toBeGreaterThan(2);
  expect(keyLine(at("set"))[0]).toEqual(["Space", "count one"]);
  expect(keyLine(at("set", { how: "timer" }))[0]).toEqual(["Space", "pause"]);
});
