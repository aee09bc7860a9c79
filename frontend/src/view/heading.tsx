/** Which leg, which set: the same on every screen on which something runs. */

import type { Work } from "../programme.ts";
import { legWords, TITLES } from "../words/index.ts";

export function Heading({ work, titled = false }: { work: Work; titled?: boolean }) {
  return (
    <header class="live-heading">
      <h1 id="heading" tabIndex={-1} class={titled ? "" : "visually-hidden"} data-far={titled ? "" : undefined}>
        {work.title}
      </h1>
      <p class="leg" data-far>
        {legWords(work.side)}
      </p>
      <p class="which-set" data-far>
        {TITLES.set(work.number, work.of)}
      </p>
    </header>
  );
}
