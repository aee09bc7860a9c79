/** Before a leg's first set: what to do, with what, and how it shall be counted. */

import { workOf } from "../flow.ts";
import { keyOf, type Work } from "../programme.ts";
import { legWords, loadWords } from "../words.ts";
import { LastSet } from "./last-set.tsx";
import { Icon } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

export function Prepare({ state, exercise, actions }: ScreenProps) {
  const work = workOf(state);
  const before = state.done.get(keyOf(work));
  return (
    <section class="panel prepare" aria-labelledby="heading">
      <div class="body">
        {state.notice !== null && (
          <p class="notice" role="status">
            {state.notice}
          </p>
        )}
        {state.last !== null && <LastSet state={state} actions={actions} />}
        <div class="prepare-heading">
          <h1 id="heading" tabIndex={-1}>
            {work.title}
          </h1>
          <p class="leg">{legWords(work.side)}</p>
        </div>
        <Amount work={work} />
        {before !== undefined && before > 0 && (
          <p class="soft">You did {before} here already. Doing it again replaces that.</p>
        )}
        {exercise !== undefined && (
          <>
            <p class="posture">{exercise.start}</p>
            <ol class="moves">
              {exercise.steps.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            {exercise.cautions.length > 0 && (
              <ul class="cautions">
                {exercise.cautions.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </>
        )}
        {exercise !== undefined && exercise.camera_advice !== "" && (
          <details class="advice">
            <summary>Where to put the camera</summary>
            <p>{exercise.camera_advice}</p>
            <p>Nothing that the camera sees leaves this device.</p>
          </details>
        )}
      </div>
      <fieldset class="ways">
        <legend>Start, and count</legend>
        {WAYS.map(({ how, icon, title, says }) => (
          <button
            key={how}
            type="button"
            class={state.how === how ? "way primary" : "way"}
            data-button={`start-${how}`}
            data-first={state.how === how ? "" : undefined}
            onClick={() => actions.start(how)}
          >
            <Icon name={icon} />
            <strong>{title}</strong>
            <span>{says}</span>
          </button>
        ))}
      </fieldset>
    </section>
  );
}

const WAYS = [
  { how: "camera", icon: "camera", title: "With camera", says: "Counts and watches your form" },
  { how: "timer", icon: "timer", title: "In time", says: "Move with the figure" },
  { how: "tap", icon: "tap", title: "Tap", says: "You count, any key or tap" },
] as const;

/** How much is to be done, with what, and what that asks of the kneecap. */
function Amount({ work }: { work: Work }) {
  const load = loadWords(work.load);
  return (
    <>
      <p class="amount">
        <strong>
          {work.number > 1 ? `Set ${work.number} of ${work.of}` : `${work.of} sets`} × {work.reps}
        </strong>
        {work.hold_s > 0 && <span>Hold {work.hold_s === 1 ? "1 second" : `${work.hold_s} seconds`}</span>}
        {load !== null && <span class="load">{load}</span>}
      </p>
      {work.kneecap !== "" && <p class="soft">On the kneecap: {work.kneecap}.</p>}
    </>
  );
}
