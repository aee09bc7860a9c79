import { expect, test } from "vitest";
import { wakingPage } from "./waking-page.ts";

test.each([
  ["en", "One moment"],
  ["es", "Un momento"],
] as const)("the page that is shown meanwhile, in %s", async (language, title) => {
  const page = wakingPage(language);
  expect(page.headers.get("Content-Language")).toBe(language);
  const text = await page.text();
  expect(text).toContain(`<html lang="${language}">`);
  expect(text).toContain(`<h1>${title}</h1>`);
});
