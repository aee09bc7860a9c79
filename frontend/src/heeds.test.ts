import { describe, expect, test } from "vitest";
import { heeding, isDeaf } from "./heeds.ts";
import type { Event, StageName, State } from "./state.ts";

const at = (stage: StageName, more: Partial<State> = {}) => ({ stage, deaf_s: 0, hurting: false, ...more }) as State;
const became = (event: Event, from: StageName, to: State) => heeding(at(from), event, [to, []])[0];

describe("a screen that has just come", () => {
  test("is deaf for a second and a half when it came by itself", () => {
    const rest = became({ type: "tap", by: 1 }, "set", at("rest"));
    expect(isDeaf(rest)).toBe(true);
    expect(isDeaf(became({ type: "tick", seconds: 1.4 }, "rest", rest))).toBe(true);
    expect(isDeaf(became({ type: "tick", seconds: 1.5 }, "rest", rest))).toBe(false);
    expect(isDeaf(became({ type: "slept", seconds: 3600 }, "rest", rest))).toBe(false);
  });

  test("heeds at once who asked for it", () => {
    for (const type of ["go", "skip", "back"] as const)
      expect(isDeaf(became({ type }, "rest", at("get-ready")))).toBe(false);
  });

  test("is deaf after an answer as well, whose Enter may come twice", () => {
    const said: Event = { type: "hurt-said", pain: 3, place: "kneecap", stop: false };
    expect(isDeaf(became(said, "set", at("set", { paused: true })))).toBe(true);
    expect(isDeaf(became({ type: "rated", ratings: [] }, "rate", at("prepare")))).toBe(true);
  });

  test("is never deaf to a pain", () => {
    expect(isDeaf(at("rest", { deaf_s: 1.5, hurting: true }))).toBe(false);
  });

  test("stays as it is while the same screen goes on", () => {
    expect(isDeaf(became({ type: "tap", by: 1 }, "set", at("set")))).toBe(false);
  });
});
