/** The whole player: a bar, the stage with the figure or the camera, and the panel of the moment. */

import { type State, workOf } from "../flow.ts";
import { keyOf } from "../programme.ts";
import { Hurt } from "./hurt.tsx";
import { GetReady, LiveSet, Placing, Rest } from "./live.tsx";
import { Button } from "./parts.tsx";
import { Prepare } from "./prepare.tsx";
import { Rate } from "./rate.tsx";
import type { Around, ScreenProps } from "./screen.ts";

const SCREENS = {
  prepare: Prepare,
  placing: Placing,
  "get-ready": GetReady,
  set: LiveSet,
  rest: Rest,
  rate: Rate,
  done: Done,
};

export function PlayerView(props: ScreenProps) {
  const { state, actions, around } = props;
  const Screen = SCREENS[state.stage];
  return (
    <div class={`player stage-${state.stage}`}>
      <Bar {...props} />
      <Stage {...props} />
      <Screen key={`${state.stage}/${state.stage === "rate" ? workOf(state).exercise : ""}`} {...props} />
      {state.stage !== "done" && <Foot {...props} />}
      {state.paused && !state.hurting && <Paused {...props} />}
      {state.hurting && <Hurt state={state} actions={actions} />}
      <p class="visually-hidden" role="status" aria-live="polite">
        {spokenCount(state, around)}
      </p>
    </div>
  );
}

function Bar({ state, actions, around }: ScreenProps) {
  const names = [...new Set(state.works.map((work) => work.exercise))];
  const number = names.indexOf(workOf(state).exercise) + 1;
  const done = state.works.filter((work) => state.done.has(keyOf(work))).length;
  return (
    <header class="bar">
      <p class="where-in">
        Exercise {number} of {names.length}
      </p>
      <progress max={state.works.length} value={done}>
        {done} of {state.works.length} sets
      </progress>
      <Button
        kind="quiet"
        icon={around.muted ? "mute" : "sound"}
        name="mute"
        pressed={around.muted}
        label="Mute voice and sounds"
        onPress={actions.mute}
      >
        {around.muted ? "Muted" : "Sound"}
      </Button>
    </header>
  );
}

const RUNNING = new Set(["placing", "get-ready", "set", "rest"]);

/** What is always in the same place: the way back and on, the pause, and "it hurts". */
function Foot({ state, actions }: ScreenProps) {
  const leads = state.stage === "placing" || (state.stage === "set" && state.how !== "tap");
  const canGoBack = state.stage !== "prepare" || state.index > 0;
  return (
    <footer class="foot-bar">
      <Button kind="foot" icon="back" name="back" disabled={!canGoBack} onPress={() => actions.send({ type: "back" })}>
        Back
      </Button>
      {RUNNING.has(state.stage) ? (
        <Button
          kind={leads ? "foot primary" : "foot"}
          icon="pause"
          name="pause"
          first={leads}
          onPress={() => actions.send({ type: "pause" })}
        >
          Pause
        </Button>
      ) : (
        <Button kind="foot" icon="stop" name="end" onPress={() => actions.send({ type: "end" })}>
          End
        </Button>
      )}
      <Button
        kind="foot"
        icon="skip"
        name="skip"
        disabled={state.stage === "rate"}
        onPress={() => actions.send({ type: "skip" })}
      >
        Skip
      </Button>
      <button type="button" class="it-hurts" data-button="hurt" onClick={() => actions.send({ type: "hurt" })}>
        It hurts
      </button>
    </footer>
  );
}

/** The figure and the camera's picture: their elements stay, only who is seen changes. */
function Stage({ state, around, actions }: ScreenProps) {
  const filming = state.how === "camera" && (state.stage === "placing" || state.stage === "set");
  const hidden = state.stage === "rate" || state.stage === "done";
  return (
    <div class={filming ? "stage filming" : "stage"} hidden={hidden}>
      <div class="moving" ref={actions.figure} role="img" aria-label={`A figure shows: ${workOf(state).title}`} />
      <div class={around.mirrored ? "picture mirrored" : "picture"} ref={actions.picture} hidden={!filming} />
    </div>
  );
}

function Paused({ state, actions }: ScreenProps) {
  return (
    <div class="paused" role="dialog" aria-modal="true" aria-labelledby="paused-heading">
      <h2 id="paused-heading">Paused</h2>
      <p class="soft">{state.count > 0 ? `Your count of ${state.count} is kept.` : "Take the time you need."}</p>
      <Button kind="primary" icon="play" name="resume" first onPress={() => actions.send({ type: "resume" })}>
        Go on
      </Button>
      <Button kind="quiet" name="end" onPress={() => actions.send({ type: "end" })}>
        End for today
      </Button>
    </div>
  );
}

function Done({ state, around, actions }: ScreenProps) {
  const reps = [...state.done.values()].reduce((sum, done) => sum + done, 0);
  return (
    <section class="panel finished" aria-labelledby="heading">
      <h1 id="heading" tabIndex={-1}>
        {state.notice === null ? "Well done." : "Stop here for today."}
      </h1>
      <p class="soft">
        {state.notice ?? `${reps} repetitions today. Each one helps the muscles that guide your kneecap.`}
      </p>
      <p class="soft" role="status">
        {savedWords(around)}
      </p>
      <Button kind="primary" name="leave" first onPress={actions.leave}>
        {state.notice === null ? "See what comes next" : "See what to do"}
      </Button>
    </section>
  );
}

function savedWords({ waiting, refused }: Around): string {
  if (refused > 0)
    return "Something that was logged could not be saved. It is kept on this device, and nothing is lost.";
  return waiting > 0 ? "Your answers are safe on this device. They are being sent." : "Everything is saved.";
}

function spokenCount(state: State, around: Around): string {
  if (state.stage === "set") return state.count > 0 ? String(state.count) : "";
  if (state.stage === "placing") return around.coach === "loading" ? "The coach is waking up." : "";
  return "";
}
