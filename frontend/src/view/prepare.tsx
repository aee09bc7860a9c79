/** Before a leg's first set: what to do, with what, and how it shall be counted. */

import { useEffect, useState } from "preact/hooks";
import type { How } from "../fact.ts";
import { keyOf, type Work } from "../programme.ts";
import type { Exercise } from "../session.ts";
import { type State, workOf } from "../state.ts";
import { BUTTON, CAMERA, doseWords, HOW_WORDS, legWords, loadWords, TITLES } from "../words/index.ts";
import { howWords } from "../words/telling.ts";
import { LastSet } from "./last-set.tsx";
import { Button, Icon, Noted } from "./parts.tsx";
import type { Actions, Around, ScreenProps } from "./screen.ts";

export function Prepare({ state, exercise, around, actions }: ScreenProps) {
  const work = workOf(state);
  const isLast = state.last !== null && keyOf(state.last) === keyOf(work); // then that line says it
  const before = isLast ? 0 : (state.done.get(keyOf(work)) ?? 0);
  return (
    <section class="panel prepare" aria-labelledby="heading">
      <div class="body">
        <Noted noted={state.noted} />
        {state.notice !== null && (
          <p class="notice" role="status">
            {state.notice}
          </p>
        )}
        {state.last !== null && <LastSet state={state} around={around} actions={actions} />}
        <h1 id="heading" tabIndex={-1} data-far>
          {work.title}
        </h1>
        <Amount work={work} />
        {before > 0 && <p class="soft">{TITLES.before(before)}</p>}
        {state.carried === null && exercise !== undefined && (
          <HowTo exercise={exercise} around={around} actions={actions} key={work.exercise} />
        )}
        {exercise !== undefined && <Advice exercise={exercise} work={work} />}
      </div>
      <GoOn state={state} actions={actions} />
      <fieldset class="ways">
        <legend class="visually-hidden">{TITLES.startCount}</legend>
        {WAYS.map((how) => (
          <Way key={how} how={how} state={state} actions={actions} />
        ))}
      </fieldset>
    </section>
  );
}

const WAYS: readonly How[] = ["camera", "timer", "tap"];
const WAY_ICON = { camera: "camera", timer: "timer", tap: "tap" } as const;

function Way({ how, state, actions }: { how: How; state: State; actions: Actions }) {
  const isUsual = state.how === how && state.carried === null;
  return (
    <button
      type="button"
      class={isUsual ? "way primary" : "way"}
      data-button={`start-${how}`}
      data-first={isUsual ? "" : undefined}
      onClick={() => actions.start(how)}
    >
      <Icon name={WAY_ICON[how]} />
      <strong>{HOW_WORDS[how].title}</strong>
      <span>{HOW_WORDS[how].says}</span>
    </button>
  );
}

/** A set that was interrupted: on from where it was, or anew. */
function GoOn({ state, actions }: { state: State; actions: Actions }) {
  if (state.carried === null) return null;
  return (
    <div class="acts going-on">
      <Button kind="primary" icon="play" name="go-on" first onPress={() => actions.start(state.how)}>
        {BUTTON.goOnWith(state.carried.count + 1)}
      </Button>
      <Button kind="quiet" name="anew" onPress={() => actions.send({ type: "forget" })}>
        {BUTTON.anew}
      </Button>
    </div>
  );
}

/** How much is to be done, with which leg, and with what. */
function Amount({ work }: { work: Work }) {
  const load = loadWords(work.load);
  return (
    <p class="amount" data-far>
      <strong class="leg">{legWords(work.side)}</strong>{" "}
      <span>{work.number > 1 ? TITLES.set(work.number, work.of) : doseWords(work)}</span>
      {load !== null && <span class="load">{load}</span>}
    </p>
  );
}

/** One instruction at a time, as large as the rest; the voice turns the pages, or the person does. */
function HowTo({ exercise, around, actions }: { exercise: Exercise; around: Around; actions: Actions }) {
  const lines = howWords(exercise);
  const [place, setPlace] = useState(0);
  const { telling } = around;
  useEffect(() => {
    if (telling !== null) setPlace(telling);
  }, [telling]);
  const turn = (by: number) => setPlace((place + by + lines.length) % lines.length);
  return (
    <div class="how-to">
      <p class="line" data-far>
        {lines[Math.min(place, lines.length - 1)]}
      </p>
      <p class="turn">
        <button type="button" class="round" aria-label={TITLES.lineBefore} onClick={() => turn(-1)}>
          ‹
        </button>
        <span>{TITLES.step(place + 1, lines.length)}</span>
        <button type="button" class="round" aria-label={TITLES.nextLine} onClick={() => turn(1)}>
          ›
        </button>
        {around.canSpeak && !around.muted && (
          <Button kind="quiet" icon="sound" name="hear" onPress={actions.hear}>
            {BUTTON.hear}
          </Button>
        )}
      </p>
    </div>
  );
}

function Advice({ exercise, work }: { exercise: Exercise; work: Work }) {
  return (
    <div class="advices">
      <details class="advice">
        <summary>{TITLES.steps}</summary>
        <ol class="moves">
          {howWords(exercise).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <ul class="cautions">
          {exercise.cautions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {work.hold_s > 0 && <p>{TITLES.holdFor(work.hold_s)}</p>}
        {work.kneecap !== "" && <p>{TITLES.kneecap(work.kneecap)}</p>}
      </details>
      {exercise.camera_advice !== "" && (
        <details class="advice">
          <summary>{TITLES.cameraPlace}</summary>
          <p>{exercise.camera_advice}</p>
          <p>{CAMERA.fromThereFigure}</p>
          <p>{CAMERA.private}</p>
        </details>
      )}
    </div>
  );
}
