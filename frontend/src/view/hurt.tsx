/**
 * "It hurts": how much and where, and what the person wants. The plan is asked as well, and has the last word. Always in
 * reach; nothing else happens until it is closed.
 */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Place } from "../fact.ts";
import { END_FROM_PAIN, workOf } from "../state.ts";
import { HURT, legWords, painWords, stopWords } from "../words/index.ts";
import { Button, Scale } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

/** Above this the exercise ends for today: clinical table of the plan, row STOP (pain_peak > 5). */
export const STOP_ABOVE = 5;

/** Up to this it is fine to go on, and may be nothing (`painWords`). */
const FINE_UP_TO = 2;

export function Hurt({ state, actions }: Pick<ScreenProps, "state" | "actions">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pain, setPain] = useState<number | null>(null);
  const [place, setPlace] = useState<Place>("kneecap");
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => actions.send({ type: "hurt-closed" });
  const say = (stop: boolean) => {
    if (pain !== null) actions.send({ type: "hurt-said", pain, place, stop });
  };
  const { side } = workOf(state);
  const much = pain !== null && pain > STOP_ABOVE;
  return (
    <dialog
      ref={dialog}
      class="hurt"
      aria-labelledby="hurt-heading"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id="hurt-heading">{HURT.title}</h2>
      <p class="soft">
        {legWords(side)}. {HURT.still}
      </p>
      <Scale
        name="hurt"
        legend={HURT.much}
        ends={HURT.ends}
        value={pain}
        words={painWords}
        focused
        onChange={setPain}
      />
      <fieldset class="where">
        <legend>{HURT.where}</legend>
        {PLACES.map((value) => (
          <label key={value}>
            <input type="radio" name="place" checked={place === value} onChange={() => setPlace(value)} />
            <span>{HURT.places[value]}</span>
          </label>
        ))}
      </fieldset>
      <div class="hurt-ways">
        {!much && (
          <Button kind="primary" name="hurt-on" disabled={pain === null} onPress={() => say(false)}>
            {HURT.on}
          </Button>
        )}
        <Button kind={much ? "primary" : "plain"} name="hurt-stop" disabled={pain === null} onPress={() => say(true)}>
          {stopWords(side, pain !== null && pain >= END_FROM_PAIN)}
        </Button>
        {(pain === null || pain <= FINE_UP_TO) && (
          <Button kind="quiet" name="hurt-close" onPress={close}>
            {HURT.nothing}
          </Button>
        )}
      </div>
    </dialog>
  );
}

const PLACES: readonly Place[] = ["kneecap", "elsewhere"];
