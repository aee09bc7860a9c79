import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KeptList, keepAll, kept, removeOthers } from "./kept-files.ts";

/** What the browser has of a cache, in memory. */
class MemoryCache {
  readonly entries = new Map<string, string>();
  match = async (address: string) => {
    const text = this.entries.get(address);
    return text === undefined ? undefined : new Response(text);
  };
  put = async (address: string, answer: Response) => {
    this.entries.set(address, await answer.text());
  };
}

class MemoryCaches {
  readonly all = new Map<string, MemoryCache>();
  open = async (name: string) => {
    const found = this.all.get(name) ?? new MemoryCache();
    this.all.set(name, found);
    return found;
  };
  keys = async () => [...this.all.keys()];
  delete = async (name: string) => this.all.delete(name);
  match = async (address: string) => {
    for (const cache of this.all.values()) {
      const found = await cache.match(address);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

let caches: MemoryCaches;
let server: Map<string, string>;
let fetched: string[];

beforeEach(() => {
  caches = new MemoryCaches();
  server = new Map([
    ["/a.js", "a"],
    ["/b.js", "b"],
  ]);
  fetched = [];
  vi.stubGlobal("caches", caches);
  vi.stubGlobal("fetch", async (address: string) => {
    fetched.push(address);
    return new Response(server.get(address) ?? "", { status: server.has(address) ? 200 : 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function listOf(version: string): Promise<KeptList> {
  const files: Record<string, string> = {};
  for (const [address, text] of server) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    files[address] = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return { version, files };
}

async function textOf(list: KeptList, address: string): Promise<string | undefined> {
  return (await kept(list, address))?.text();
}

test("every file of the list is kept", async () => {
  const list = await listOf("1");
  await keepAll(list);
  expect([await textOf(list, "/a.js"), await textOf(list, "/b.js")]).toEqual(["a", "b"]);
});

test("a new version takes over what has not changed, and the old one is there until it is let go of", async () => {
  const one = await listOf("1");
  await keepAll(one);
  server.set("/b.js", "new");
  const two = await listOf("2");
  fetched = [];
  await keepAll(two);
  expect(fetched).toEqual(["/b.js"]);
  expect([await textOf(one, "/b.js"), await textOf(two, "/b.js")]).toEqual(["b", "new"]);
  await removeOthers(two);
  expect(await caches.keys()).toEqual(["kneewise-2"]);
});

test("a file that is not what the list says is refused", async () => {
  const list = await listOf("1");
  server.set("/a.js", "something else");
  await expect(keepAll(list)).rejects.toThrow("/a.js is not what the list says");
});

test("after a failure only what is missing is fetched", async () => {
  const list = await listOf("1");
  server.delete("/a.js");
  await expect(keepAll(list)).rejects.toThrow("/a.js answered 404");
  await vi.waitFor(async () => expect(await textOf(list, "/b.js")).toBe("b"));
  server.set("/a.js", "a");
  fetched = [];
  await keepAll(list);
  expect(fetched).toEqual(["/a.js"]);
});

test("another site's caches are left alone", async () => {
  await caches.open("other");
  await removeOthers(await listOf("1"));
  expect(await caches.keys()).toEqual(["other"]);
});
