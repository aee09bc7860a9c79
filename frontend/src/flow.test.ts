import { describe, expect, test } from "vitest";
import facts from "../examples/facts.json" with { type: "json" };
import type { CoachEvent } from "./coach-event.ts";
import type { Happening, How } from "./fact.ts";
import { begin, step } from "./flow.ts";
import { alreadyDone, noMilder, worksOf, worstTold } from "./programme.ts";
import type { Item } from "./session.ts";
import { type Effect, type Event, isComplete, type Kept, keptOf, type State, setsDone, sidesToRate } from "./state.ts";

function item(exercise: string, side: Item["side"]): Item {
  const load = { ankle_weight_kg: 0, band: "none", range_deg: null };
  const kneecap = { says: "about 0.2 times your body weight, less than walking" };
  return {
    exercise,
    title: exercise,
    side,
    sets: 2,
    reps: 3,
    hold_s: 1,
    load,
    kneecap,
    rest_s: 60,
    tempo_s: [2, 1, 2],
    stopped_today: false,
    reasons: [],
  };
}

const ITEMS = [item("clamshell", "left"), item("clamshell", "right"), item("semi-squat", "both")];

/** A person at the player: does things, and remembers what was logged and said. */
class Person {
  state: State;
  readonly logged: Happening[] = [];
  readonly said: string[] = [];
  readonly asked: Effect["do"][] = [];

  constructor(how: How = "tap", items = ITEMS, facts: Record<string, unknown>[] = [], kept: Kept | null = null) {
    const [state, effects] = begin({ session: "s", works: worksOf(items), ...alreadyDone(facts, "s"), how, kept });
    this.state = state;
    this.#note(effects);
  }

  does(...events: Event[]): this {
    for (const event of events) {
      const [state, effects] = step(this.state, event);
      this.state = state;
      this.#note(effects);
      if (isComplete(state)) this.does({ type: "finish", report: null });
    }
    return this;
  }

  waits(seconds: number): this {
    for (let tenth = 0; tenth < Math.round(10 * seconds); tenth += 1) this.does({ type: "tick", seconds: 0.1 });
    return this;
  }

  /** One set by tapping, from wherever the session waits for it. */
  taps(reps: number): this {
    if (this.state.stage === "rest") this.does({ type: "go" });
    if (this.state.stage === "prepare") this.does({ type: "start", how: "tap" });
    this.does({ type: "go" });
    for (let rep = 0; rep < reps; rep += 1) this.does({ type: "tap", by: 1 });
    return this;
  }

  hears(...events: CoachEvent[]): this {
    return this.does(...events.map((event): Event => ({ type: "coach", event })));
  }

  get at(): string {
    const { stage, works, index } = this.state;
    return `${stage} ${works[index]?.exercise} ${works[index]?.side} ${works[index]?.number}`;
  }

  get sets(): string[] {
    return this.logged.flatMap((one) =>
      one.kind === "set-done" ? [`${one.exercise} ${one.side} ${one.number}: ${one.reps_done} ${one.how}`] : [],
    );
  }

  #note(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.do === "log") this.logged.push(effect.happening);
      if (effect.do === "say") this.said.push(effect.text);
      if (effect.do === "coach" || effect.do === "camera-off" || effect.do === "ask-plan") this.asked.push(effect.do);
    }
  }
}

function rating(side: Item["side"], peak_pain = 0): Event {
  return { type: "rated", ratings: [{ side, peak_pain, effort: 5 }] };
}

describe("a session by tapping", () => {
  test("goes leg by leg and exercise by exercise, asks after each exercise, and ends", () => {
    const person = new Person();
    expect(person.at).toBe("prepare clamshell left 1");
    expect(person.taps(3).at).toBe("rest clamshell left 2");
    expect(person.taps(3).at).toBe("prepare clamshell right 1");
    expect(person.taps(3).taps(3).at).toBe("rate clamshell right 2");
    expect(person.does(rating("left")).at).toBe("prepare semi-squat both 1");
    person.taps(3).taps(3);
    expect(sidesToRate(person.state)).toEqual(["both"]);
    person.does(rating("both"));
    expect(person.state.stage).toBe("done");
    expect(person.logged.at(-1)).toMatchObject({ kind: "session-ended", completed: true });
    expect(person.logged.filter(({ kind }) => kind === "set-done")).toHaveLength(6);
  });

  test("counts each tap and speaks the number", () => {
    const person = new Person().does(
      { type: "start", how: "tap" },
      { type: "go" },
      { type: "tap", by: 1 },
      { type: "tap", by: 1 },
    );
    expect(person.state.count).toBe(2);
    expect(person.said.slice(-2)).toEqual(["1", "2. Last one."]);
  });

  test("a set that is finished early is logged with what was done", () => {
    const person = new Person().does(
      { type: "start", how: "tap" },
      { type: "go" },
      { type: "tap", by: 1 },
      { type: "finish", report: null },
    );
    expect(person.sets).toEqual(["clamshell left 1: 1 tap"]);
  });
});

describe("a set that is led by time", () => {
  test("waits ten seconds, counts each repetition when it is lowered, and ends by itself", () => {
    const person = new Person().does({ type: "start", how: "timer" });
    expect(person.waits(9.8).state.stage).toBe("get-ready");
    expect(person.waits(0.3).state.stage).toBe("set");
    expect(person.waits(4.8).state.count).toBe(0);
    expect(person.waits(0.4).state.count).toBe(1);
    person.waits(12);
    expect(person.sets).toEqual(["clamshell left 1: 3 timer"]);
    expect(person.state.stage).toBe("rest");
  });

  test("waits longer for a new position than for the next set in it, and longer still when asked", () => {
    const person = new Person().taps(3).does({ type: "go" }).waits(4.8);
    expect(person.state.stage).toBe("get-ready");
    expect(person.waits(0.3).at).toBe("set clamshell left 2");
    const other = new Person().taps(3).taps(3).does({ type: "start", how: "timer" }, { type: "ready-longer" });
    expect(other.waits(19.8).at).toBe("get-ready clamshell right 1");
    expect(other.waits(0.3).at).toBe("set clamshell right 1");
  });

  test("stands still while it is paused", () => {
    const person = new Person()
      .does({ type: "start", how: "timer" }, { type: "go" })
      .waits(1)
      .does({ type: "pause" })
      .waits(60);
    expect(person.state).toMatchObject({ stage: "set", count: 0 });
    expect(person.does({ type: "resume" }).waits(4.2).state.count).toBe(1);
  });

  test("keeps its repetitions when the pace changes in the middle", () => {
    const person = new Person().does({ type: "start", how: "timer" }, { type: "go" }).waits(7);
    expect(person.does({ type: "pace", by: 0.5 }).waits(0.2).state.count).toBe(1);
    expect(person.waits(6.5).state.count).toBe(2);
  });
});

describe("a pace that changes at the end of a repetition", () => {
  const led = (seconds: number) => new Person().does({ type: "start", how: "timer" }, { type: "go" }).waits(seconds);

  test("counts no repetition twice", () => {
    expect(led(5.1).does({ type: "pace", by: 1 }).waits(0.7).state.count).toBe(1);
  });

  test("loses none", () => {
    const slow = led(0).does({ type: "pace", by: 1 }).waits(8.7);
    expect(slow.state.count).toBe(0);
    expect(slow.does({ type: "pace", by: -1 }).waits(0.5).state.count).toBe(1);
  });
});

describe("a set with the camera", () => {
  const ready: CoachEvent = { event: "ready" };
  const rep: CoachEvent = { event: "rep-counted", number: 1, verdict: "clean" };

  test("counts only after the coach is ready, and not on the way into place", () => {
    const person = new Person().does({ type: "start", how: "camera" }).hears(rep);
    expect(person.state).toMatchObject({ stage: "placing", count: 0 });
    expect(person.hears(ready, rep, rep).state).toMatchObject({ stage: "set", count: 2 });
  });

  test("keeps the coach's advice on the screen until the person is in place", () => {
    const guidance: CoachEvent = { event: "guidance", code: "feet", message: "I cannot see your feet." };
    const person = new Person().does({ type: "start", how: "camera" }).hears(guidance).waits(60);
    expect(person.state.guided?.text).toBe("I cannot see your feet.");
    expect(person.said.filter((text) => text === "I cannot see your feet.")).toHaveLength(1);
    expect(person.hears(ready).state.guided).toBeNull();
  });

  test("speaks advice only once it has stood for a moment, so that it does not cut itself off", () => {
    const advice = (message: string): CoachEvent => ({ event: "guidance", code: message, message });
    const person = new Person().does({ type: "start", how: "camera" });
    for (let times = 0; times < 5; times += 1)
      person.hears(advice("Turn.")).waits(0.2).hears(advice("Lie down.")).waits(0.2);
    expect(person.waits(1).said.slice(1)).toEqual(["Lie down."]);
  });

  test("leaves what it advised time to be heard when advice goes to and fro", () => {
    const advice = (message: string): CoachEvent => ({ event: "guidance", code: message, message });
    const person = new Person().does({ type: "start", how: "camera" });
    for (let times = 0; times < 5; times += 1)
      person.hears(advice("Keep still.")).waits(1).hears(advice("Turn.")).waits(1);
    expect(person.said.slice(1)).toEqual(["Keep still.", "Turn."]);
  });

  test("says when it stopped counting because the person left the position, and when it goes on", () => {
    const turn: CoachEvent = { event: "guidance", code: "lie-on-your-side", message: "Lie on your side to begin." };
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready, rep, turn).waits(10);
    expect(person.state).toMatchObject({ stage: "set", count: 1, guided: { text: turn.message } });
    expect(person.said.at(-1)).toBe(turn.message);
    expect(person.hears(ready).state).toMatchObject({ count: 1, guided: null });
    expect(person.said.at(-1)).toBe("Go.");
  });

  test("knows after a pause what the coach asked for in it, and said nothing then", () => {
    const turn: CoachEvent = { event: "guidance", code: "turn", message: "Turn." };
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready).does({ type: "pause" });
    expect(person.hears(turn).waits(5).said.at(-1)).toBe("Paused.");
    expect(person.does({ type: "resume" }).waits(1).said.at(-1)).toBe("Turn.");
    expect(person.does({ type: "pause" }).hears(ready).does({ type: "resume" }).state.guided).toBeNull();
  });

  test("sees the person again once it counts again, whether or not it said that it found them", () => {
    const lost: CoachEvent = { event: "tracking-lost" };
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready, lost);
    expect(person.state.lost).toBe(true);
    expect(person.hears(ready).state.lost).toBe(false);
    expect(person.said.at(-1)).toBe("Go.");
    person.hears(lost).does({ type: "pause" }).hears({ event: "tracking-found" });
    expect(person.does({ type: "resume" }).state.lost).toBe(false);
    person.does({ type: "pause" }).hears(lost);
    expect(person.said.at(-1)).toBe("Paused.");
    expect(person.does({ type: "resume" }).state.lost).toBe(true);
  });

  test("begins with the first movement when the coach was ready in a pause", () => {
    const person = new Person().does({ type: "start", how: "camera" }, { type: "pause" }).hears(ready);
    expect(person.does({ type: "resume" }).state.stage).toBe("placing");
    expect(person.hears({ event: "moving", phase: "lifting", deg: 9 }).state).toMatchObject({
      stage: "set",
      phase: "lifting",
    });
  });

  test("shows and speaks what concerns the whole set, without counting", () => {
    const message = "That was the other leg.";
    const person = new Person().does({ type: "start", how: "camera" });
    person.hears(ready, { event: "notice", code: "wrong-leg", message });
    expect(person.state).toMatchObject({ count: 0, cue: { text: message } });
    expect(person.said.at(-1)).toBe(message);
  });

  test("speaks one cue once, and shows it for a while", () => {
    const person = new Person()
      .does({ type: "start", how: "camera" })
      .hears(ready, { event: "cue", code: "slow", say: "Slower" }, { event: "cue", code: "slow", say: "Slower" });
    expect(person.said.filter((text) => text === "Slower")).toHaveLength(1);
    expect(person.state.cue?.text).toBe("Slower");
    expect(person.waits(6).state.cue).toBeNull();
  });

  test("goes on by tapping when the camera is pulled out, with the count kept", () => {
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready, rep, rep);
    person.does({ type: "camera-lost", notice: "gone" });
    expect(person.state).toMatchObject({ stage: "set", how: "tap", count: 2, notice: "gone" });
    person.does({ type: "tap", by: 1 });
    expect(person.sets).toEqual(["clamshell left 1: 3 tap"]);
  });

  test("lets a repetition be added by hand at any time", () => {
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready, rep).does({ type: "tap", by: 1 });
    expect(person.state.count).toBe(2);
  });

  test("lies still for the coach while it is paused", () => {
    const person = new Person().does({ type: "start", how: "camera" }).hears(ready).does({ type: "pause" }).hears(rep);
    expect(person.state.count).toBe(0);
  });
});

describe("rest", () => {
  test("can be made longer and shorter, and starts the next set by itself", () => {
    const person = new Person().taps(3);
    expect(person.state.left_s).toBe(60);
    person.does({ type: "rest-longer", by: 1 }, { type: "rest-longer", by: -1 }, { type: "rest-longer", by: -1 });
    expect(person.waits(44.8).state.stage).toBe("rest");
    expect(person.waits(0.4).at).toBe("get-ready clamshell left 2");
  });

  test("lets the last count be put right by a second fact", () => {
    const person = new Person().taps(3).does({ type: "correct", reps: 2 });
    expect(person.sets).toEqual(["clamshell left 1: 3 tap", "clamshell left 1: 2 tap"]);
    expect(person.at).toBe("rest clamshell left 2");
  });
});

describe("it hurts", () => {
  const hurt = (pain: number, stop: boolean): Event => ({ type: "hurt-said", pain, place: "kneecap", stop });

  test("stops the clock while it asks", () => {
    const person = new Person().does({ type: "start", how: "timer" }, { type: "go" }, { type: "hurt" }).waits(30);
    expect(person.state).toMatchObject({ hurting: true, count: 0 });
  });

  test("keeps the question open where the set ends meanwhile, and the set is finished after the answer", () => {
    for (const [asks, closes] of [
      ["hurt", "hurt-closed"],
      ["end-asked", "end-closed"],
    ] as const) {
      const person = new Person()
        .taps(2)
        .does({ type: asks }, { type: "tap", by: 1 }, { type: "finish", report: null });
      expect(person.state).toMatchObject({ stage: "set", count: 3 });
      expect(person.state.hurting || person.state.ending).toBe(true);
      person.does({ type: closes });
      expect(person.sets).toEqual(["clamshell left 1: 3 tap"]);
    }
  });

  test("is logged, and the set waits for the person", () => {
    const person = new Person().does({ type: "start", how: "timer" }, { type: "go" }, { type: "hurt" }, hurt(3, false));
    expect(person.logged).toEqual([
      { kind: "pain-reported", session: "s", exercise: "clamshell", side: "left", pain: 3, place: "kneecap" },
    ]);
    expect(person.state).toMatchObject({ stage: "set", paused: true, hurting: false });
  });

  const started = () => new Person().does({ type: "start", how: "tap" }, { type: "go" }, { type: "hurt" });

  test("is answered by what was noted and what follows, written and aloud, until the person goes on", () => {
    const person = started().does(hurt(3, false));
    expect(person.state.noted).toBe("Noted: 3. Ease off: make the movement smaller.");
    expect(person.said.at(-1)).toBe(person.state.noted);
    expect(person.does({ type: "resume" }).state.noted).toBeNull();
  });

  test("is answered on the screen that follows when the exercise stops, and not on the next", () => {
    const person = started().does(hurt(7, true));
    expect(person.state).toMatchObject({
      stage: "prepare",
      noted: "Noted: 7. No more of this for your left leg today.",
    });
    expect(person.said).toContain(person.state.noted);
    expect(person.does({ type: "start", how: "tap" }).state.noted).toBeNull();
  });

  test("gives way to the plan's own words where the plan stops what the person did not", () => {
    const stopped = [{ exercise: "clamshell", side: "left", says: "Leave it." }] as const;
    const person = started().does(hurt(3, false), { type: "plan", stopped, ends: null });
    expect(person.state).toMatchObject({ noted: null, notice: "Leave it." });
  });

  test("stops the exercise for this leg: what was done counts, the other leg goes on", () => {
    const person = new Person().does(
      { type: "start", how: "tap" },
      { type: "go" },
      { type: "tap", by: 1 },
      { type: "hurt" },
      hurt(6, true),
    );
    expect(person.sets).toEqual(["clamshell left 1: 1 tap", "clamshell left 2: 0 tap"]);
    expect(person.at).toBe("prepare clamshell right 1");
  });

  test("what was counted counts as well where the set waits to go on, or the person gets ready for it", () => {
    const waiting = () => new Person().taps(2).does({ type: "back" });
    const sets = ["clamshell left 1: 2 tap", "clamshell left 2: 0 tap"];
    expect(waiting().does({ type: "hurt" }, hurt(4, true)).sets).toEqual(sets);
    expect(waiting().does({ type: "start", how: "tap" }, hurt(4, true)).sets).toEqual(sets);
    const stopped = [{ exercise: "clamshell", side: "left", says: "Leave it." }] as const;
    expect(waiting().does({ type: "plan", stopped, ends: null }).sets).toEqual(sets);
  });

  test("ends the session from 8 on, and not at 7", () => {
    const at = (pain: number) => new Person().does({ type: "start", how: "tap" }, { type: "go" }, hurt(pain, true));
    expect(at(7).state.stage).toBe("prepare");
    expect(at(8).state.stage).toBe("done");
    expect(at(8).logged.at(-1)).toMatchObject({ kind: "session-ended", completed: false });
  });
});

describe("the worst pain that was told", () => {
  const hurt = (pain: number, place: "kneecap" | "elsewhere" = "kneecap"): Event => {
    return { type: "hurt-said", pain, place, stop: false };
  };

  test("is remembered for its exercise and leg, and a pain elsewhere is none of the kneecap's", () => {
    const { told } = new Person().does(hurt(4), hurt(2), hurt(5, "elsewhere")).state;
    expect(worstTold(told, "clamshell", "left")).toBe(4);
    expect(worstTold(told, "clamshell", "right")).toBeNull();
    expect(worstTold(told, "semi-squat", "both")).toBeNull();
  });

  test("is the least that can be answered after the exercise, also where the answer was chosen before", () => {
    expect([noMilder(5, 2), noMilder(5, 6), noMilder(5)]).toEqual([5, 6, 5]);
    expect([noMilder(null, 2), noMilder(null)]).toEqual([2, null]);
  });

  test("is known after a reload", () => {
    const fact = { session: "s", at: "1", exercise: "clamshell", side: "left", pain: 4, place: "kneecap" };
    const { told } = new Person("tap", ITEMS, [{ ...fact, kind: "pain-reported" }]).state;
    expect(worstTold(told, "clamshell", "left")).toBe(4);
  });
});

describe("the end for today", () => {
  const begun = () => new Person().does({ type: "start", how: "tap" }, { type: "go" }, { type: "tap", by: 1 });

  test("is asked before it comes, and everything stands still meanwhile", () => {
    const person = new Person().taps(3).does({ type: "end-asked" }).waits(90);
    expect(person.state).toMatchObject({ stage: "rest", ending: true, left_s: 60 });
    expect(person.said.at(-1)).toBe("End for today?");
    expect(person.does({ type: "end-closed" }).waits(1).state.left_s).toBeLessThan(60);
    expect(person.logged.map(({ kind }) => kind)).toEqual(["set-done"]);
  });

  test("keeps what was counted of the set that is on", () => {
    const person = begun().does({ type: "pause" }, { type: "end-asked" }, { type: "end" });
    expect(person.sets).toEqual(["clamshell left 1: 1 tap"]);
    expect(person.state).toMatchObject({ stage: "done", ending: false });
    expect(person.logged.at(-1)).toMatchObject({ kind: "session-ended", completed: false });
  });

  test("gives way to a pain", () => {
    expect(begun().does({ type: "end-asked" }, { type: "hurt" }).state).toMatchObject({ hurting: true, ending: false });
  });
});

describe("skipping and going back", () => {
  test("a skipped set is done with nought, and an exercise that was only skipped is not asked about", () => {
    const person = new Person();
    for (let set = 0; set < 4; set += 1) person.does({ type: "skip" });
    expect(person.sets).toEqual(["left 1", "left 2", "right 1", "right 2"].map((set) => `clamshell ${set}: 0 tap`));
    expect(person.at).toBe("prepare semi-squat both 1");
  });

  test("fills no progress", () => {
    expect(setsDone(new Person().does({ type: "skip" }, { type: "skip" }).taps(3).state)).toBe(1);
  });

  test("asks only for the knee whose leg worked", () => {
    const person = new Person().taps(3).taps(3).does({ type: "skip" }, { type: "skip" });
    expect(person.at).toBe("rate clamshell right 2");
    expect(sidesToRate(person.state)).toEqual(["left"]);
    person.does(rating("left")).taps(3).taps(3).does(rating("both"));
    expect(person.logged.at(-1)).toMatchObject({ kind: "session-ended", completed: false });
  });

  test("a set that is done again and left with nothing counted leaves the result before as it was", () => {
    const again = () => new Person().taps(3).does({ type: "back" }).taps(0);
    for (const person of [again().does({ type: "finish", report: null }), again().does({ type: "skip" })]) {
      expect(person.sets).toEqual(["clamshell left 1: 3 tap"]);
      expect(person.at).toBe("prepare clamshell left 2");
    }
  });

  test("back from a rest does the last set again; the later fact replaces the earlier", () => {
    const person = new Person().taps(2).does({ type: "finish", report: null }, { type: "back" });
    expect(person.at).toBe("prepare clamshell left 1");
    person.taps(3);
    expect(person.sets).toEqual(["clamshell left 1: 2 tap", "clamshell left 1: 3 tap"]);
    expect(person.at).toBe("rest clamshell left 2");
  });
});

test("a session's facts are those that the plan takes (tests/assembly reads the same examples)", () => {
  const person = new Person()
    .taps(3)
    .does({ type: "hurt" }, { type: "hurt-said", pain: 3, place: "kneecap", stop: false });
  person.does({ type: "resume" }).taps(3).does({ type: "skip" }, { type: "skip" }, rating("left", 1));
  person.taps(3).taps(3).does(rating("both"));
  expect(person.logged.map((happening) => ({ ...happening, session: facts[0]?.session }))).toEqual(facts);
});

describe("one press too many", () => {
  test("does not skip the rest, and the pause is heeded", () => {
    const person = new Person().taps(3);
    expect(person.state.deaf_s).toBe(1.5);
    expect(person.does({ type: "pause" }).state).toMatchObject({ paused: true, deaf_s: 1.5 });
    expect(person.waits(1.6).state.deaf_s).toBe(0);
  });

  test("meets no deaf ears where the person asked for the screen", () => {
    expect(new Person().does({ type: "start", how: "tap" }, { type: "go" }).state.deaf_s).toBe(0);
  });
});

describe("a reload", () => {
  const done = (side: string, number: number) => ({
    kind: "set-done",
    session: "s",
    at: "1",
    exercise: "clamshell",
    side,
    number,
    reps_done: 3,
  });

  test("goes on at the first set that is not done", () => {
    expect(new Person("tap", ITEMS, [done("left", 1), done("left", 2)]).at).toBe("prepare clamshell right 1");
  });

  test("asks again what was not answered", () => {
    const all = [done("left", 1), done("left", 2), done("right", 1), done("right", 2)];
    expect(new Person("tap", ITEMS, all).at).toBe("rate clamshell right 2");
  });

  test("knows nothing of another session", () => {
    expect(new Person("tap", ITEMS, [{ ...done("left", 1), session: "other" }]).at).toBe("prepare clamshell left 1");
  });
});

describe("a set that was interrupted", () => {
  const kept = { session: "s", set: "clamshell/left/1", how: "timer", count: 2, elapsed_s: 12 } as const;
  const ONE = { kind: "set-done", session: "s", at: "1", exercise: "clamshell", side: "left", number: 1 };
  const DONE = { ...ONE, reps_done: 3 };

  test("is offered again with its count, and goes on from there", () => {
    const person = new Person("tap", ITEMS, [], kept);
    expect(person.state).toMatchObject({ stage: "prepare", how: "timer", carried: { count: 2 } });
    person.does({ type: "start", how: "timer" }).waits(10.1);
    expect(person.state).toMatchObject({ stage: "set", count: 2, elapsed_s: expect.closeTo(12, 0) });
    expect(person.waits(4).state.count).toBe(2);
    person.waits(1.2);
    expect(person.logged).toMatchObject([{ kind: "set-done", reps_done: 3, how: "timer" }]);
  });

  test("is offered again as well when it was done before and is done again", () => {
    const person = new Person("tap", ITEMS, [DONE], { ...kept, count: 1 });
    expect(person.at).toBe("prepare clamshell left 1");
    expect(person.state).toMatchObject({ how: "timer", carried: { count: 1 } });
    person.does({ type: "start", how: "tap" }, { type: "go" }, { type: "tap", by: 1 }, { type: "tap", by: 1 });
    expect(person.at).toBe("rest clamshell left 2");
  });

  test("is offered again before the session ends, where all else is done", () => {
    const done = [item("clamshell", "left")];
    const sets = [1, 2].map((number) => ({ ...DONE, number }));
    const rated = { kind: "exercise-rated", session: "s", at: "2", exercise: "clamshell", peak_pain: 0 };
    const person = new Person("tap", done, [...sets, rated], { ...kept, count: 1 });
    expect(person.at).toBe("prepare clamshell left 1");
    expect(person.logged).toEqual([]);
  });

  test("is kept through a pause in which it hurt", () => {
    const person = new Person().taps(3).does({ type: "back" }).taps(1);
    person.does({ type: "pause" }, { type: "hurt" }, { type: "hurt-said", pain: 3, place: "kneecap", stop: false });
    expect(keptOf(person.state)).toMatchObject({ set: "clamshell/left/1", count: 1 });
  });

  test("can be begun anew", () => {
    const person = new Person("tap", ITEMS, [], kept).does({ type: "forget" }, { type: "start", how: "tap" });
    expect(person.does({ type: "go" }).state.count).toBe(0);
  });

  test("that had all its repetitions is done", () => {
    expect(new Person("tap", ITEMS, [], { ...kept, count: 3 }).sets).toEqual(["clamshell left 1: 3 timer"]);
  });

  test.each([
    { ...kept, session: "another" },
    { ...kept, set: "clamshell/right/1" },
    { ...kept, count: 0 },
  ])("is not taken for another one", (other) => {
    expect(new Person("tap", ITEMS, [], other).state).toMatchObject({ stage: "prepare", carried: null });
  });

  test("is kept while it is on, and while it waits; and no longer than that", () => {
    const person = new Person().taps(2);
    expect(keptOf(person.state)).toMatchObject({ session: "s", set: "clamshell/left/1", how: "tap", count: 2 });
    person.does({ type: "back" });
    expect(keptOf(person.state)).toMatchObject({ count: 2 });
    person.does({ type: "start", how: "tap" });
    expect(keptOf(person.state)).toMatchObject({ count: 2 });
    person.does({ type: "go" }, { type: "tap", by: 1 });
    expect(keptOf(person.state)).toBeNull();
    expect(person.sets).toEqual(["clamshell left 1: 3 tap"]);
  });

  test("counts what was counted when it is skipped instead", () => {
    const person = new Person("tap", ITEMS, [], kept).does({ type: "skip" });
    expect(person.sets).toEqual(["clamshell left 1: 2 timer"]);
  });
});

describe("another way to count in mid-set", () => {
  const rep: CoachEvent = { event: "rep-counted", number: 1, verdict: "clean" };
  const filmed = () => new Person().does({ type: "start", how: "camera" }).hears({ event: "ready" }, rep, rep);

  test("goes on without the camera, count and all", () => {
    const person = filmed().does({ type: "switch", how: "tap" });
    expect(person.state).toMatchObject({ stage: "set", how: "tap", count: 2 });
    expect(person.asked.at(-1)).toBe("camera-off");
  });

  test("goes on in time, after a moment to get ready", () => {
    const person = filmed().does({ type: "switch", how: "timer" });
    expect(person.state).toMatchObject({ stage: "get-ready", how: "timer" });
    expect(person.waits(10.1).state).toMatchObject({ stage: "set", count: 2 });
  });

  test("goes back to the camera", () => {
    const person = filmed().does({ type: "camera-lost", notice: "gone" }, { type: "switch", how: "camera" });
    expect(person.asked.at(-1)).toBe("coach");
    expect(person.hears({ event: "ready" }).state).toMatchObject({ stage: "set", how: "camera", count: 2 });
  });

  test("a camera that goes while the person gets into place leaves the count as well", () => {
    const person = filmed().does({ type: "back" }, { type: "start", how: "camera" });
    person.does({ type: "camera-lost", notice: "gone" });
    expect(person.state).toMatchObject({ stage: "prepare", carried: { count: 2 }, notice: "gone" });
    expect(person.does({ type: "start", how: "tap" }, { type: "go" }).state.count).toBe(2);
  });
});

describe("a device that slept, or a clock that leapt", () => {
  const slept: Event = { type: "slept", seconds: 30_000 };

  test("counts nothing, and waits for the person", () => {
    const person = new Person().does({ type: "start", how: "timer" }, { type: "go" }).waits(1).does(slept);
    expect(person.state).toMatchObject({ stage: "set", count: 0, paused: true });
    expect(person.does({ type: "resume" }).waits(4.2).state.count).toBe(1);
  });

  test("gets the person ready for the camera again, with the count", () => {
    const person = new Person().does({ type: "start", how: "camera" });
    person.hears({ event: "ready" }, { event: "rep-counted", number: 1, verdict: "clean" }).does(slept);
    expect(person.state).toMatchObject({ stage: "placing", paused: true, carried: { count: 1 } });
    person.does({ type: "resume" }).hears({ event: "ready" });
    expect(person.state).toMatchObject({ stage: "set", count: 1 });
  });

  test("a rest is over then, and the next set waits", () => {
    const person = new Person().taps(3).does(slept);
    expect(person.state).toMatchObject({ stage: "rest", left_s: 0, paused: true });
    expect(person.does({ type: "resume" }).waits(0.1).state.stage).toBe("get-ready");
  });

  test("means nothing to a set that is counted by tapping", () => {
    const person = new Person().taps(2).does(slept);
    expect(person.state).toMatchObject({ stage: "set", paused: false, count: 2 });
  });

  test("means nothing where nothing runs, or in a pause", () => {
    expect(new Person().does(slept).state.stage).toBe("prepare");
    const person = new Person().taps(3).does({ type: "pause" }, slept);
    expect(person.state.left_s).toBe(60);
  });
});

describe("what the plan says", () => {
  const stops = (exercise: string, side: Item["side"], says = "Leave it."): Event => ({
    type: "plan",
    stopped: [{ exercise, side, says }],
    ends: null,
  });

  test("is asked for whenever it hurts", () => {
    const hurt: Event = { type: "hurt-said", pain: 3, place: "kneecap", stop: false };
    expect(new Person().does({ type: "start", how: "tap" }, { type: "go" }, hurt).asked).toContain("ask-plan");
  });

  test("stops the exercise at once, in mid-set, and says why", () => {
    const person = new Person().does({ type: "start", how: "tap" }, { type: "go" }, { type: "tap", by: 1 });
    person.does(stops("clamshell", "left"));
    expect(person.sets).toEqual(["clamshell left 1: 1 tap", "clamshell left 2: 0 tap"]);
    expect(person.at).toBe("prepare clamshell right 1");
    expect(person.state.notice).toBe("Leave it.");
    expect(person.said).toContain("Leave it.");
  });

  test("leaves the set that is on alone when it stops another", () => {
    const person = new Person().does({ type: "start", how: "tap" }, { type: "go" }, { type: "tap", by: 1 });
    person.does(stops("semi-squat", "both"));
    expect(person.state).toMatchObject({ stage: "set", count: 1 });
    expect(person.sets).toEqual(["semi-squat both 1: 0 tap", "semi-squat both 2: 0 tap"]);
  });

  test("changes nothing where all is done or the session is over", () => {
    const person = new Person().taps(3).taps(3).does(stops("clamshell", "left"));
    expect(person.at).toBe("prepare clamshell right 1");
    person.does({ type: "end" });
    const logged = person.logged.length;
    expect(person.does(stops("clamshell", "right")).logged).toHaveLength(logged);
  });

  test("ends the session when it locks the plan", () => {
    const person = new Person().taps(1).does({ type: "plan", stopped: [], ends: "See a clinician." });
    expect(person.state).toMatchObject({ stage: "done", notice: "See a clinician." });
    expect(person.logged.at(-1)).toMatchObject({ kind: "session-ended", completed: false });
  });
});

describe("what is heard", () => {
  test("the set's end, the rest, and ten seconds before the rest is over", () => {
    const person = new Person().taps(3);
    expect(person.said.slice(-3)).toEqual(["3", "Set done. Well done.", "Rest for 60 seconds."]);
    expect(person.waits(49).said.at(-1)).toBe("Rest for 60 seconds.");
    expect(person.waits(1.2).said.at(-1)).toBe("10 more seconds of rest. Get into place.");
  });

  test("the question, when it hurts", () => {
    expect(new Person().does({ type: "hurt" }).said.at(-1)).toContain("Where does it hurt");
  });
});
