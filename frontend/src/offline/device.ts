/**
 * What this device keeps of a person: a copy of the facts that the server has, and the facts that wait to go up.
 *
 * A fact waits here from before anybody is told that it is kept until the server has confirmed it; then it moves into the
 * copy, in one transaction.
 */

import type { Fact } from "../fact.ts";
import type { KeepsLanguage } from "./language-memory.ts";
import { type Device, inOrder, type Known } from "./sync.ts";

const NAME = "kneewise";
const STORES = ["copy", "waiting", "refused", "held", "state"] as const;
type Store = (typeof STORES)[number];

const NOTHING_KNOWN: Known = { stream: "", last: 0 };

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All of one store into another, within their transaction: what comes in between is not lost. */
function move(from: IDBObjectStore, to: IDBObjectStore): void {
  const request = from.getAll();
  request.onsuccess = () => {
    for (const fact of request.result as Fact[]) to.put(fact, fact.id);
  };
  from.clear();
}

export class IndexedDevice implements Device, KeepsLanguage {
  #opening: Promise<IDBDatabase> | null = null;

  #open(): Promise<IDBDatabase> {
    this.#opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        for (const store of STORES) request.result.createObjectStore(store);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.#opening;
  }

  /** One transaction over the stores; it is on the disk when this resolves. */
  async #change(stores: Store[], change: (of: (store: Store) => IDBObjectStore) => void): Promise<void> {
    const database = await this.#open();
    const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
    change((store) => transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async #all(store: Store): Promise<Fact[]> {
    const database = await this.#open();
    return inOrder((await settled(database.transaction(store).objectStore(store).getAll())) as Fact[]);
  }

  async known(): Promise<Known> {
    const database = await this.#open();
    const found = await settled(database.transaction("state").objectStore("state").get("known"));
    return (found as Known | undefined) ?? NOTHING_KNOWN;
  }

  copy(): Promise<Fact[]> {
    return this.#all("copy");
  }

  waiting(): Promise<Fact[]> {
    return this.#all("waiting");
  }

  refused(): Promise<Fact[]> {
    return this.#all("refused");
  }

  held(): Promise<Fact[]> {
    return this.#all("held");
  }

  wait(facts: readonly Fact[]): Promise<void> {
    return this.#change(["waiting"], (of) => {
      for (const fact of facts) of("waiting").put(fact, fact.id);
    });
  }

  stored(facts: readonly Fact[]): Promise<void> {
    return this.#change(["waiting", "refused", "copy"], (of) => {
      for (const fact of facts) {
        of("copy").put(fact, fact.id);
        of("waiting").delete(fact.id);
        of("refused").delete(fact.id);
      }
    });
  }

  knownOtherwise(fact: Fact): Promise<void> {
    return this.#change(["waiting", "refused"], (of) => {
      of("waiting").delete(fact.id);
      of("refused").delete(fact.id);
    });
  }

  refuse(fact: Fact): Promise<void> {
    return this.#change(["waiting", "refused"], (of) => {
      of("refused").put(fact, fact.id);
      of("waiting").delete(fact.id);
    });
  }

  learn(facts: readonly Fact[], known: Known): Promise<void> {
    return this.#change(["copy", "state"], (of) => {
      for (const fact of facts) of("copy").put(fact, fact.id);
      of("state").put(known, "known");
    });
  }

  erased(): Promise<void> {
    return this.#change([...STORES], (of) => {
      for (const store of ["waiting", "refused"] as const) move(of(store), of("held"));
      of("copy").clear();
      of("state").delete("known");
    });
  }

  async offerAgain(): Promise<void> {
    const copy = await this.copy();
    await this.#change(["waiting"], (of) => {
      for (const fact of copy) of("waiting").put(fact, fact.id);
    });
  }

  async language(): Promise<string | null> {
    const database = await this.#open();
    const found = await settled(database.transaction("state").objectStore("state").get("language"));
    return (found as string | undefined) ?? null;
  }

  keepLanguage(tag: string): Promise<void> {
    return this.#change(["state"], (of) => {
      of("state").put(tag, "language");
    });
  }

  /** Let what was held back wait again. */
  release(): Promise<void> {
    return this.#change(["waiting", "held"], (of) => move(of("held"), of("waiting")));
  }

  /** Let go of what was held back. */
  drop(): Promise<void> {
    return this.#change(["held"], (of) => {
      of("held").clear();
    });
  }

  /** The person erased everything, here. */
  forget(): Promise<void> {
    return this.#change([...STORES], (of) => {
      for (const store of STORES) of(store).clear();
    });
  }
}
