/** "It hurts": how much and where, and what follows. Always in reach; nothing else happens until it is closed. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Place } from "../fact.ts";
import { END_FROM_PAIN, workOf } from "../flow.ts";
import type { Side } from "../session.ts";
import { legWords, painWords } from "../words.ts";
import { Button, Scale } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

/** Above this the exercise ends for today: clinical table of the plan, row STOP (pain_peak > 5). */
export const STOP_ABOVE = 5;

export function Hurt({ state, actions }: Pick<ScreenProps, "state" | "actions">) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pain, setPain] = useState<number | null>(null);
  const [place, setPlace] = useState<Place>("kneecap");
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => actions.send({ type: "hurt-closed" });
  const say = (stop: boolean) => {
    if (pain !== null) actions.send({ type: "hurt-said", pain, place, stop });
  };
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
      <h2 id="hurt-heading">It hurts</h2>
      <p class="soft">{legWords(workOf(state).side)}. Stay still while you answer. Everything is paused.</p>
      <fieldset class="where">
        <legend>Where?</legend>
        {PLACES.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="place" checked={place === value} onChange={() => setPlace(value)} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <Scale
        name="hurt"
        legend="How much?"
        ends={["no pain", "the worst"]}
        value={pain}
        words={painWords}
        onChange={setPain}
      />
      <div class="hurt-ways">
        <Button kind={much ? "primary" : "plain"} name="hurt-stop" disabled={pain === null} onPress={() => say(true)}>
          {stopWords(pain, workOf(state).side)}
        </Button>
        {!much && (
          <Button kind="primary" name="hurt-on" disabled={pain === null} onPress={() => say(false)}>
            Note it and go on
          </Button>
        )}
        <Button kind="quiet" name="hurt-close" onPress={close}>
          It is nothing
        </Button>
      </div>
    </dialog>
  );
}

function stopWords(pain: number | null, side: Side): string {
  if (pain !== null && pain >= END_FROM_PAIN) return "Stop for today";
  return side === "both" ? "Stop this exercise today" : `No more of this for the ${side} leg today`;
}

const PLACES: readonly (readonly [Place, string])[] = [
  ["kneecap", "At or behind the kneecap"],
  ["elsewhere", "Somewhere else"],
];
