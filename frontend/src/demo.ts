/** Puts a moving figure into every `.figure[data-figure]` of a page, when it comes into sight. */

import "./demo.css";
import { fetchDemonstration } from "./api.ts";
import { FigureView } from "./figure.ts";

async function show(host: HTMLElement): Promise<void> {
  const url = host.dataset.figure;
  if (url === undefined) return;
  try {
    new FigureView(host, await fetchDemonstration(url));
    host.dataset.figureState = "moving";
  } catch {
    // No WebGL, or no answer: the page's words say all that the figure shows.
    host.dataset.figureState = "unavailable";
  }
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting || !(entry.target instanceof HTMLElement)) continue;
    seen.unobserve(entry.target);
    void show(entry.target);
  }
});
for (const host of document.querySelectorAll<HTMLElement>(".figure[data-figure]")) seen.observe(host);
