import { afterEach, describe, expect, test, vi } from "vitest";
import { type Drawer, put, rememberedHow, rememberHow, SetKeeper, shelfHere } from "./kept.ts";

const SET = { session: "s", set: "clamshell/left/1", how: "camera", count: 4, elapsed_s: 21.37 } as const;

class MemoryDrawer implements Drawer {
  readonly things = new Map<string, string>();
  writes = 0;
  getItem = (key: string) => this.things.get(key) ?? null;
  setItem = (key: string, value: string) => {
    this.writes += 1;
    this.things.set(key, value);
  };
  removeItem = (key: string) => void this.things.delete(key);
}

const SHUT: Drawer = {
  getItem: () => {
    throw new DOMException("no", "SecurityError");
  },
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
  removeItem: () => {
    throw new DOMException("no", "SecurityError");
  },
};

describe("the set that is on", () => {
  test("is read as it was kept, by the next page", () => {
    const drawer = new MemoryDrawer();
    new SetKeeper(drawer).keep(SET);
    expect(new SetKeeper(drawer).read()).toEqual({ ...SET, elapsed_s: 21 });
  });

  test("is written at each count, and not at each tick of the clock", () => {
    const drawer = new MemoryDrawer();
    const keeper = new SetKeeper(drawer);
    for (let tick = 0; tick < 50; tick += 1) keeper.keep({ ...SET, elapsed_s: SET.elapsed_s + tick / 10 });
    keeper.keep({ ...SET, count: 5 });
    expect(drawer.writes).toBe(2);
  });

  test("is forgotten when it is over", () => {
    const drawer = new MemoryDrawer();
    const keeper = new SetKeeper(drawer);
    keeper.keep(SET);
    keeper.keep(null);
    expect(new SetKeeper(drawer).read()).toBeNull();
  });

  test.each(["nonsense", "{}", '{"count": "many"}', "null"])("that cannot be read is none: %s", (written) => {
    const drawer = new MemoryDrawer();
    drawer.things.set("kneewise.set", written);
    expect(new SetKeeper(drawer).read()).toBeNull();
  });

  test("is lost, and nothing else, where nothing can be kept", () => {
    const keeper = new SetKeeper(SHUT);
    keeper.keep(SET);
    keeper.keep(null);
    expect(keeper.read()).toBeNull();
  });
});

test("the way to count is remembered, and is by time at first", () => {
  const drawer = new MemoryDrawer();
  expect(rememberedHow(drawer)).toBe("timer");
  rememberHow(drawer, "camera");
  expect(rememberedHow(drawer)).toBe("camera");
  expect(rememberedHow(SHUT)).toBe("timer");
});

describe("the browser's shelf", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("is the page's own", () => {
    vi.stubGlobal("localStorage", new MemoryDrawer());
    put(shelfHere(), "a", "b");
    expect(localStorage.getItem("a")).toBe("b");
  });

  test("keeps nothing where the browser forbids it, and says so to who would keep a fact", () => {
    const forbidden = () => {
      throw new DOMException("no", "SecurityError");
    };
    vi.stubGlobal("localStorage", null);
    Object.defineProperty(globalThis, "localStorage", { get: forbidden, configurable: true });
    const shelf = shelfHere();
    put(shelf, "a", "b");
    expect([shelf.getItem("a"), shelf.length]).toEqual([null, 0]);
    expect(() => shelf.setItem("a", "b")).toThrow("may be kept");
  });
});
