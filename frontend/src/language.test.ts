import { afterEach, expect, test, vi } from "vitest";
import { languageOf, pageLanguage } from "./language.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["es", "es"],
  ["es-MX", "es"],
  ["ES_ar", "es"],
  ["en-GB", "en"],
  ["et", "en"],
  ["", "en"],
  [undefined, "en"],
])("%s is spoken to in %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test("the page says which language; a worker speaks English", () => {
  expect(pageLanguage()).toBe("en");
  vi.stubGlobal("document", { documentElement: { lang: "es-419" } });
  expect(pageLanguage()).toBe("es");
});
