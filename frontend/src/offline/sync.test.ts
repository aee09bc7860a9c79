import { expect, test } from "vitest";
import type { Fact } from "../fact.ts";
import { type Copied, type Device, hasSentAll, inOrder, type Known, type Sent, type Server, sync } from "./sync.ts";

function fact(id: string): Fact {
  return {
    kind: "session-ended",
    id,
    at: `2026-11-21T10:00:0${id.length}Z`,
    zone: "UTC",
    session: "s",
    completed: true,
  };
}

/** A device in memory. */
class MemoryDevice implements Device {
  readonly copy = new Map<string, Fact>();
  readonly waits = new Map<string, Fact>();
  readonly aside = new Map<string, Fact>();
  readonly held = new Map<string, Fact>();
  at: Known = { stream: "", last: 0 };

  log(...ids: string[]): this {
    for (const id of ids) this.waits.set(id, fact(id));
    return this;
  }
  known = async () => this.at;
  waiting = async () => inOrder([...this.waits.values()]);
  refused = async () => inOrder([...this.aside.values()]);
  learn = async (facts: readonly Fact[], known: Known) => {
    for (const one of facts) this.copy.set(one.id, one);
    this.at = known;
  };
  stored = async (facts: readonly Fact[]) => {
    for (const one of facts) {
      this.copy.set(one.id, one);
      this.waits.delete(one.id);
      this.aside.delete(one.id);
    }
  };
  knownOtherwise = async ({ id }: Fact) => {
    this.waits.delete(id);
    this.aside.delete(id);
  };
  refuse = async (one: Fact) => {
    this.aside.set(one.id, one);
    this.waits.delete(one.id);
  };
  erased = async () => {
    for (const [id, one] of [...this.waits, ...this.aside]) this.held.set(id, one);
    for (const store of [this.copy, this.waits, this.aside]) store.clear();
  };
  offerAgain = async () => {
    for (const [id, one] of this.copy) this.waits.set(id, one);
  };
}

/** A server in memory, that may be away, lose its answers, refuse facts, and lose its data. */
class MemoryServer implements Server {
  kept: Fact[] = [];
  readonly refuses = new Set<string>();
  away = false;
  losesAnswers = false;
  /** Is asked before each request: true when the cable is cut then. */
  cut: () => boolean = () => false;

  copied = async ({ stream, last }: Known): Promise<Copied | null> => {
    if (this.away || this.cut()) return null;
    const name = this.kept[0]?.id ?? "";
    const from = name === stream ? last : 0;
    const facts = this.kept.slice(from, from + 2);
    return { stream: name, last: facts.length > 0 ? from + facts.length : this.kept.length, facts, token: "mark" };
  };
  send = async (facts: readonly Fact[], token: string): Promise<Sent> => {
    if (this.away || this.cut() || token !== "mark") return "away";
    if (facts.some(({ id }) => this.refuses.has(id))) return "refused";
    const has = (one: Fact) => this.kept.find(({ id }) => id === one.id);
    if (facts.some((one) => has(one) !== undefined && has(one)?.at !== one.at)) return "otherwise";
    this.kept.push(...facts.filter((one) => has(one) === undefined));
    return this.losesAnswers || this.cut() ? "away" : "stored";
  };
}

const ids = (facts: Iterable<Fact>) => [...facts].map(({ id }) => id).sort();

test("what waits goes up, and what others logged comes down", async () => {
  const server = new MemoryServer();
  server.kept = [fact("a"), fact("b"), fact("c")];
  const device = new MemoryDevice().log("d");
  expect(await sync(device, server)).toBe(true);
  expect(ids(server.kept)).toEqual(["a", "b", "c", "d"]);
  expect(ids(device.copy.values())).toEqual(["a", "b", "c", "d"]);
  expect(device.waits.size).toBe(0);
});

test("while the server is away everything stays", async () => {
  const server = new MemoryServer();
  server.away = true;
  const device = new MemoryDevice().log("a");
  expect(await sync(device, server)).toBe(false);
  expect([...device.waits.keys()]).toEqual(["a"]);
});

test("a lost answer costs a second sending and nothing else", async () => {
  const server = new MemoryServer();
  server.losesAnswers = true;
  const device = new MemoryDevice().log("a");
  expect(await sync(device, server)).toBe(false);
  server.losesAnswers = false;
  expect(await sync(device, server)).toBe(true);
  expect(ids(server.kept)).toEqual(["a"]);
});

test("a refused fact is put aside, holds up no other, and is tried again", async () => {
  const server = new MemoryServer();
  server.refuses.add("a");
  const device = new MemoryDevice().log("a", "b");
  expect(await sync(device, server)).toBe(true);
  expect([ids(server.kept), [...device.aside.keys()], device.waits.size]).toEqual([["b"], ["a"], 0]);
  server.refuses.clear();
  await sync(device, server);
  expect([ids(server.kept), device.aside.size]).toEqual([["a", "b"], 0]);
});

test("the same form sent twice is kept once, as the server has it", async () => {
  const server = new MemoryServer();
  server.kept = [{ ...fact("a"), at: "2026-11-21T09:59:59Z" }];
  const device = new MemoryDevice().log("a");
  await sync(device, server);
  expect(ids(server.kept)).toEqual(["a"]);
  expect(device.waits.size).toBe(0);
  expect(device.copy.get("a")?.at).toBe("2026-11-21T09:59:59Z");
});

test("when everything was erased elsewhere, the copy goes, and what never went up is held back", async () => {
  const server = new MemoryServer();
  server.kept = [fact("a")];
  const device = new MemoryDevice();
  await sync(device, server);
  device.log("b");
  server.kept = [];
  await sync(device, server);
  expect([device.copy.size, device.waits.size, [...device.held.keys()], server.kept.length]).toEqual([0, 0, ["b"], 0]);
});

test("a server that was put back to an old backup gets again what this device knows", async () => {
  const server = new MemoryServer();
  server.kept = [fact("a"), fact("b"), fact("c")];
  const device = new MemoryDevice();
  await sync(device, server);
  server.kept = [fact("a")];
  await sync(device, server);
  expect(ids(server.kept)).toEqual(["a", "b", "c"]);
});

test("before the server is asked for the session, what waits goes up, or the server is not believed", async () => {
  const server = new MemoryServer();
  const device = new MemoryDevice();
  const unasked = () => Promise.reject(new Error("there was nothing to send"));
  expect(await hasSentAll(device, unasked, 50)).toBe(true);
  device.log("a");
  server.away = true;
  expect(await hasSentAll(device, () => sync(device, server), 50)).toBe(false);
  expect(await hasSentAll(device, () => new Promise(() => {}), 50)).toBe(false);
  server.away = false;
  expect(await hasSentAll(device, () => sync(device, server), 50)).toBe(true);
  expect(ids(server.kept)).toEqual(["a"]);
});

test("where nothing may be kept, nothing waits", async () => {
  const shut = { waiting: () => Promise.reject(new Error("forbidden")) };
  expect(await hasSentAll(shut, () => Promise.resolve(false), 50)).toBe(true);
});

test("what a server got since it was put back comes down as well", async () => {
  const server = new MemoryServer();
  server.kept = [fact("a"), fact("b"), fact("c")];
  const device = new MemoryDevice();
  await sync(device, server);
  server.kept = [fact("a"), fact("x")];
  expect(await sync(device, server)).toBe(true);
  expect(ids(server.kept)).toEqual(["a", "b", "c", "x"]);
  expect(ids(device.copy.values())).toEqual(["a", "b", "c", "x"]);
});

/** A small generator with a seed, so that a failure can be seen again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))("two devices, cuts by chance (%i)", async (seed) => {
  const random = chance(seed);
  const server = new MemoryServer();
  const devices = [new MemoryDevice(), new MemoryDevice()];
  server.cut = () => random() < 0.3;
  const logged: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    const device = devices[random() < 0.5 ? 0 : 1];
    if (random() < 0.5) {
      logged.push(`${seed}-${step}`);
      device?.log(`${seed}-${step}`);
    } else if (device !== undefined) await sync(device, server);
  }
  server.cut = () => false;
  for (const device of [...devices, ...devices]) await sync(device, server);
  expect(ids(server.kept)).toEqual([...logged].sort());
  for (const device of devices) expect(ids(device.copy.values())).toEqual([...logged].sort());
});
