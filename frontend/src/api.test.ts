import { afterEach, expect, test, vi } from "vitest";
import { sendFacts } from "./api.ts";

afterEach(() => void vi.unstubAllGlobals());

test.each([
  [201, "stored"],
  [409, "refused"],
  [413, "refused"],
  [422, "refused"],
  [403, "unreachable"],
  [500, "unreachable"],
  [503, "unreachable"],
] as const)("an answer of %i means that the facts are %s", async (status, kind) => {
  vi.stubGlobal("document", { querySelector: () => null, cookie: "" });
  vi.stubGlobal("fetch", async () => new Response("why", { status }));
  expect((await sendFacts("/api/facts", [])).kind).toBe(kind);
});
