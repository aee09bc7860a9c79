import { expect, test } from "vitest";
import type { Fact } from "./fact.ts";
import { type Answer, Outbox, type Shelf } from "./outbox.ts";

/** A shelf like `localStorage`, in memory. */
class MemoryShelf implements Shelf {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
}

class FullShelf extends MemoryShelf {
  override setItem(): void {
    throw new Error("the shelf is full");
  }
}

/** A server that keeps facts by id, may be away, and refuses the facts it is told to. */
class MemoryServer {
  readonly kept = new Map<string, Fact>();
  readonly refuses = new Set<string>();
  away = false;
  /** Keeps what comes but loses its answer on the way back. */
  mute = false;
  readonly send = async (facts: readonly Fact[]): Promise<Answer> => {
    if (this.away) return { kind: "unreachable" };
    if (facts.some((fact) => this.refuses.has(fact.id))) return { kind: "refused", why: "no" };
    for (const fact of facts) this.kept.set(fact.id, fact);
    return this.mute ? { kind: "unreachable" } : { kind: "stored" };
  };
}

function fact(id: string): Fact {
  return { kind: "session-ended", id, at: `2026-11-21T10:00:0${id}Z`, zone: "UTC", session: "s", completed: true };
}

function house(shelf: Shelf = new MemoryShelf()) {
  const server = new MemoryServer();
  const later: (() => void)[] = [];
  const outbox = new Outbox(shelf, server.send, (run) => void later.push(run));
  const again = async () => {
    for (const run of later.splice(0)) run();
    await outbox.flush();
  };
  return { server, outbox, again, later };
}

test("a fact that the server confirms is let go", async () => {
  const { server, outbox } = house();
  outbox.put(fact("1"));
  await outbox.flush();
  expect([...server.kept.keys()]).toEqual(["1"]);
  expect(outbox.waiting()).toEqual([]);
});

test("while the server is away facts wait, in order, and go up when it is back", async () => {
  const { server, outbox, again } = house();
  server.away = true;
  outbox.put(fact("2"));
  outbox.put(fact("1"));
  await outbox.flush();
  expect(outbox.waiting().map(({ id }) => id)).toEqual(["1", "2"]);
  server.away = false;
  await again();
  expect([...server.kept.keys()]).toEqual(["1", "2"]);
  expect(outbox.waiting()).toEqual([]);
});

test("however much is logged meanwhile, there is one next try", async () => {
  const { server, outbox, later } = house();
  server.away = true;
  for (let number = 0; number < 5; number += 1) {
    outbox.put(fact(String(number)));
    await outbox.flush();
  }
  expect(later).toHaveLength(1);
  later.pop()?.();
  await outbox.flush();
  expect(later).toHaveLength(1);
});

test("when only the answer is lost, the fact is sent again and kept once", async () => {
  const { server, outbox, again } = house();
  server.mute = true;
  outbox.put(fact("1"));
  await outbox.flush();
  server.mute = false;
  await again();
  expect(server.kept.size).toBe(1);
  expect(outbox.waiting()).toEqual([]);
});

test("what waits survives a reload", async () => {
  const shelf = new MemoryShelf();
  const before = house(shelf);
  before.server.away = true;
  before.outbox.put(fact("1"));
  await before.outbox.flush();
  const after = house(shelf);
  await after.outbox.flush();
  expect([...after.server.kept.keys()]).toEqual(["1"]);
});

test("a fact that is refused is put aside and holds up no other", async () => {
  const shelf = new MemoryShelf();
  const { server, outbox } = house(shelf);
  server.refuses.add("1");
  outbox.put(fact("1"));
  outbox.put(fact("2"));
  await outbox.flush();
  expect([...server.kept.keys()]).toEqual(["2"]);
  expect(outbox.waiting()).toEqual([]);
  expect(outbox.refused()).toBe(1);
  expect(shelf.getItem("kneewise.refused.1")).toContain('"why":"no"');
});

test("a full shelf loses nothing: the fact is held in hand until it is sent", async () => {
  const { server, outbox, again } = house(new FullShelf());
  server.away = true;
  outbox.put(fact("1"));
  await outbox.flush();
  server.away = false;
  await again();
  expect([...server.kept.keys()]).toEqual(["1"]);
});

test("many facts go in small batches", async () => {
  const { server, outbox } = house();
  server.away = true;
  for (let number = 0; number < 50; number += 1) outbox.put({ ...fact("1"), id: `f${number}` });
  await outbox.flush();
  server.away = false;
  await outbox.flush();
  expect(server.kept.size).toBe(50);
});
