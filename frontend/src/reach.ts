/** What the keys reach on the page: the ways to count, and the questions that are answered with a number. */

import type { Key } from "./keys.ts";

const SCALE = "[data-scale]";

/** Where a key was pressed, as far as it matters. */
export function placeOf(target: EventTarget | null): Key["on"] {
  if (!(target instanceof Element)) return "page";
  if (target.closest(SCALE) !== null) return "scale";
  if (target.closest("input, select, textarea") !== null) return "field";
  return target.closest("button, a, summary") === null ? "page" : "button";
}

/** What waits on a screen that has just come by itself: its first button and its questions; never the pause. */
export function isWaiting(target: EventTarget | null): boolean {
  const asked = target instanceof Element ? target.closest(`[data-first], ${SCALE}`) : null;
  return asked !== null && !asked.matches("[data-button=pause]");
}

/** Move the focus to another way to count. */
export function moveWay(root: HTMLElement, by: 1 | -1): void {
  const ways = [...root.querySelectorAll<HTMLElement>(".way")];
  const now = ways.findIndex((way) => way.matches(":focus"));
  const from = now >= 0 ? now : ways.findIndex((way) => way.matches(".primary"));
  ways[(from + by + ways.length) % ways.length]?.focus();
}

/** Answer the question that the target is in with this number. */
export function chosenNumber(target: EventTarget | null, number: string): void {
  const input = scaleOf(target)?.querySelector<HTMLInputElement>(`input[value="${number}"]`);
  input?.focus();
  input?.click();
}

/** Go to the next question without an answer, or press what follows when all are answered. */
export function answered(target: EventTarget | null): void {
  const scope = scaleOf(target)?.closest(".rate, .hurt");
  const open = [...(scope?.querySelectorAll(SCALE) ?? [])].find(
    (scale) => scale.querySelector("input:checked") === null,
  );
  if (open !== undefined) open.querySelector<HTMLElement>("input:enabled")?.focus();
  else scope?.querySelector<HTMLElement>(".btn.primary:not(:disabled)")?.click();
}

function scaleOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(SCALE) : null;
}
