import { expect, test } from "vitest";
import { type KeepsLanguage, LanguageMemory } from "./language-memory.ts";

class MemoryKeeper implements KeepsLanguage {
  kept: string | null = null;
  writes = 0;
  isFull = false;
  language = async () => this.kept;
  keepLanguage = async (tag: string) => {
    if (this.isFull) throw new Error("nothing may be kept");
    this.writes += 1;
    this.kept = tag;
  };
}

const answer = (language: string | null, type = "text/html; charset=utf-8") =>
  new Response("", {
    headers: { "Content-Type": type, ...(language === null ? {} : { "Content-Language": language }) },
  });

test("before the server has said anything it is the browser's language", async () => {
  expect(await new LanguageMemory(new MemoryKeeper(), "es-MX").tag()).toBe("es-MX");
});

test("the language of the last page is remembered, also when the service worker slept meanwhile", async () => {
  const keeper = new MemoryKeeper();
  await new LanguageMemory(keeper, "en-US").heed(answer("es"));
  expect(await new LanguageMemory(keeper, "en-US").tag()).toBe("es");
});

test("a switch is heeded at once, and written once", async () => {
  const keeper = new MemoryKeeper();
  const memory = new LanguageMemory(keeper, "en-US");
  for (const language of ["es", "es", "en", "en", "en"]) await memory.heed(answer(language));
  expect([await memory.tag(), keeper.kept, keeper.writes]).toEqual(["en", "en", 2]);
});

test("what is no page, or does not say, changes nothing", async () => {
  const memory = new LanguageMemory(new MemoryKeeper(), "es-AR");
  await memory.heed(answer("en", "application/json"));
  await memory.heed(answer(null));
  await memory.heed(new Response(null, { status: 303 }));
  expect(await memory.tag()).toBe("es-AR");
});

test("where nothing may be kept, a page is shown all the same", async () => {
  const keeper = new MemoryKeeper();
  keeper.isFull = true;
  const memory = new LanguageMemory(keeper, "en");
  await memory.heed(answer("es"));
  expect(await memory.tag()).toBe("es");
});
