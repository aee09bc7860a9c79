import { expect, test } from "vitest";
import { forgetLeftBehind } from "./left-behind.ts";

/** As a browser's storage: what is kept are its own keys. */
class MemoryStorage {
  [key: string]: unknown;

  removeItem(key: string): void {
    delete this[key];
  }
}

test("what was logged on this device goes when everything was erased here, and what was chosen stays", () => {
  const storage = new MemoryStorage();
  for (const key of ["kneewise.fact.1", "kneewise.refused.2", "kneewise.set"]) storage[key] = "{}";
  for (const key of ["kneewise.how", "kneewise.muted", "kneewise.settled", "another.set"]) storage[key] = "yes";
  forgetLeftBehind(storage as unknown as Storage, "here");
  expect(Object.keys(storage)).toEqual(["kneewise.how", "kneewise.muted", "kneewise.settled", "another.set"]);
});

test("what is still on its way is not dropped unasked where everything was erased elsewhere", () => {
  const storage = new MemoryStorage();
  for (const key of ["kneewise.fact.1", "kneewise.refused.2", "kneewise.set"]) storage[key] = "{}";
  forgetLeftBehind(storage as unknown as Storage, "elsewhere");
  expect(Object.keys(storage)).toEqual(["kneewise.fact.1"]);
});
