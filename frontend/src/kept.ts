/** What a session keeps on this device beside its facts: the count of the set that is on, and what a person chose. */

import type { How } from "./fact.ts";
import type { Shelf } from "./outbox.ts";
import { nullable, number, oneOf, record, ShapeError, text } from "./shape.ts";
import type { Kept } from "./state.ts";

/** A browser that forbids this site to keep anything refuses the very word `localStorage`; what is put here is not kept. */
const FORBIDDEN: Shelf = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new DOMException("nothing may be kept here", "SecurityError");
  },
  removeItem: () => {},
};

/** Where this browser keeps what is of this site. */
export function shelfHere(): Shelf {
  try {
    return localStorage;
  } catch {
    return FORBIDDEN;
  }
}

/** What this needs of it. */
export type Drawer = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const SET_KEY = "kneewise.set";
const how = oneOf("camera", "timer", "tap");
const kept = record({ session: text, set: text, how, count: number, elapsed_s: number });

/** Keeps the set that is on. It writes only when something changed that a reload would lose. */
export class SetKeeper {
  readonly #drawer: Drawer;
  #written = "";

  constructor(drawer: Drawer) {
    this.#drawer = drawer;
  }

  /** The set that was on when the page went away; null when there was none. */
  read(): Kept | null {
    const written = fetched(this.#drawer, SET_KEY);
    try {
      return written === null ? null : nullable(kept)(JSON.parse(written), SET_KEY);
    } catch (error) {
      if (error instanceof ShapeError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  keep(set: Kept | null): void {
    const sign = set === null ? "none" : `${set.session}/${set.set}/${set.count}/${set.how}`;
    if (sign === this.#written) return;
    this.#written = sign;
    if (set === null) forget(this.#drawer, SET_KEY);
    else put(this.#drawer, SET_KEY, JSON.stringify({ ...set, elapsed_s: Math.round(set.elapsed_s) }));
  }
}

const HOW_KEY = "kneewise.how";

export function rememberedHow(drawer: Drawer): How {
  const chosen = fetched(drawer, HOW_KEY);
  return chosen === "camera" || chosen === "tap" ? chosen : "timer";
}

export function rememberHow(drawer: Drawer, chosen: How): void {
  put(drawer, HOW_KEY, chosen);
}

/** A drawer that is shut (forbidden, or full) keeps nothing: what is in it are conveniences. */
export function fetched(drawer: Drawer, key: string): string | null {
  try {
    return drawer.getItem(key);
  } catch {
    return null;
  }
}

export function put(drawer: Drawer, key: string, value: string): void {
  try {
    drawer.setItem(key, value);
  } catch {
    // As `fetched`.
  }
}

function forget(drawer: Drawer, key: string): void {
  try {
    drawer.removeItem(key);
  } catch {
    // As `fetched`.
  }
}
