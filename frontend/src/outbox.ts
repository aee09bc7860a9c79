/**
 * Where a fact goes first. It is kept on this device before anything else happens, sent, sent again until the server says
 * that it has it, and only then let go. The server knows each fact by its id, so that sending twice stores once.
 *
 * Each fact has a key of its own, so that two windows never overwrite each other. A fact that the server refuses (it should
 * never) is put aside, so that it does not hold up the others, and is kept.
 */

import type { Fact } from "./fact.ts";

export type Answer = { kind: "stored" } | { kind: "refused"; why: string } | { kind: "unreachable" };
export type Send = (facts: readonly Fact[]) => Promise<Answer>;
/** What the outbox needs of `localStorage`. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const WAITING = "kneewise.fact.";
const REFUSED = "kneewise.refused.";
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Facts sent at once. */
const BATCH = 20;

export class Outbox {
  readonly #shelf: Shelf;
  readonly #send: Send;
  readonly #later: (run: () => void, ms: number) => void;
  #retryMs = FIRST_RETRY_MS;
  #isTryingLater = false;
  #sending: Promise<void> | null = null;
  /** Facts that could not be kept on the shelf (it is full or forbidden): held here, and sent like the others. */
  readonly #inHand = new Map<string, Fact>();
  onChange: (waiting: number) => void = () => {};

  constructor(shelf: Shelf, send: Send, later: (run: () => void, ms: number) => void) {
    this.#shelf = shelf;
    this.#send = send;
    this.#later = later;
  }

  /** Keep a fact and begin to send. */
  put(fact: Fact): void {
    try {
      this.#shelf.setItem(WAITING + fact.id, JSON.stringify(fact));
    } catch {
      this.#inHand.set(fact.id, fact);
    }
    this.onChange(this.waiting().length);
    void this.flush();
  }

  /** Facts that the server has not confirmed, the oldest first. */
  waiting(): Fact[] {
    const kept: Fact[] = [...this.#inHand.values()];
    for (let index = 0; index < this.#shelf.length; index += 1) {
      const key = this.#shelf.key(index);
      const written = key?.startsWith(WAITING) ? this.#shelf.getItem(key) : null;
      if (written !== null) kept.push(JSON.parse(written) as Fact);
    }
    return kept.sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  }

  /** How many facts the server has refused. They are kept on this device. */
  refused(): number {
    const keys = Array.from({ length: this.#shelf.length }, (_, index) => this.#shelf.key(index));
    return keys.filter((key) => key?.startsWith(REFUSED)).length;
  }

  /** Send what waits. Settles when nothing waits or the server cannot be reached; then it tries again by itself. */
  flush(): Promise<void> {
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  #batch(): Fact[] {
    return this.waiting().slice(0, BATCH);
  }

  async #drain(): Promise<void> {
    for (let batch = this.#batch(); batch.length > 0; batch = this.#batch()) {
      const answer = await this.#send(batch);
      if (answer.kind === "unreachable") return this.#tryLater();
      this.#retryMs = FIRST_RETRY_MS;
      if (answer.kind === "stored") this.#letGo(batch);
      else if (!(await this.#sendOneByOne(batch))) return this.#tryLater();
    }
  }

  /** One of the batch was refused, and so nothing was stored: find out which. False when the server went away. */
  async #sendOneByOne(batch: readonly Fact[]): Promise<boolean> {
    for (const fact of batch) {
      const answer = await this.#send([fact]);
      if (answer.kind === "unreachable") return false;
      if (answer.kind === "refused") this.#putAside(fact, answer.why);
      this.#letGo([fact]);
    }
    return true;
  }

  #putAside(fact: Fact, why: string): void {
    try {
      this.#shelf.setItem(REFUSED + fact.id, JSON.stringify({ fact, why }));
    } catch {
      // The shelf is full or forbidden; the server has said no, and there is no third place.
    }
  }

  #letGo(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.#inHand.delete(fact.id);
      this.#shelf.removeItem(WAITING + fact.id);
    }
    this.onChange(this.waiting().length);
  }

  /** One next try, however many have failed since it was set. */
  #tryLater(): void {
    if (this.#isTryingLater) return;
    this.#isTryingLater = true;
    this.#later(() => {
      this.#isTryingLater = false;
      void this.flush();
    }, this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }
}
