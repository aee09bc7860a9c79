/** The whole player: a bar, the stage with the figure or the camera, and the panel of the moment. */

import { keyLine } from "../keys.ts";
import { lastWords } from "../praise.ts";
import { isRunning, type State, setsDone, workOf } from "../state.ts";
import { BUTTON, CAMERA, DONE, SAVED, TITLES } from "../words/index.ts";
import { AskEnd } from "./ask-end.tsx";
import { Placing } from "./camera-set-up.tsx";
import { Hurt } from "./hurt.tsx";
import { GetReady, LiveSet, Rest } from "./live.tsx";
import { Button, Noted } from "./parts.tsx";
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
  const isHeld = state.paused && state.stage !== "rest";
  const Screen = isHeld ? Paused : SCREENS[state.stage];
  return (
    <div class={`player stage-${state.stage}`}>
      <Bar {...props} />
      <Stage {...props} />
      <Screen key={`${state.stage}/${state.stage === "rate" ? workOf(state).exercise : ""}/${isHeld}`} {...props} />
      {state.stage !== "done" && <Foot {...props} />}
      <KeyLine state={state} />
      {state.ending && <AskEnd actions={actions} />}
      {state.hurting && <Hurt state={state} actions={actions} />}
      <p class="visually-hidden" role="status" aria-live="polite" data-said>
        {around.said}
      </p>
    </div>
  );
}

function Bar({ state, actions, around }: ScreenProps) {
  const names = [...new Set(state.works.map((work) => work.exercise))];
  const number = names.indexOf(workOf(state).exercise) + 1;
  const done = setsDone(state);
  const sound = around.canSpeak ? BUTTON.voice : BUTTON.sounds;
  return (
    <header class="bar">
      <p class="where-in">
        {TITLES.exercise(number, names.length)}
        {isRunning(state) && <span class="where-title"> · {workOf(state).title}</span>}
      </p>
      <progress max={state.works.length} value={done} aria-label={TITLES.sets(done, state.works.length)} />
      <Button
        kind="quiet"
        icon={around.muted ? "mute" : "sound"}
        name="mute"
        pressed={around.muted}
        label={BUTTON.mute}
        title={around.canSpeak ? undefined : BUTTON.noVoice}
        onPress={actions.mute}
      >
        {around.muted ? BUTTON.muted : sound}
      </Button>
    </header>
  );
}

/** What is always in the same place: the way back and on, the pause, and "it hurts". */
function Foot({ state, actions }: ScreenProps) {
  const canGoBack = state.stage !== "prepare" || state.index > 0;
  return (
    <footer class="foot-bar">
      <Button kind="foot" icon="back" name="back" disabled={!canGoBack} onPress={() => actions.send({ type: "back" })}>
        {BUTTON.back}
      </Button>
      {isRunning(state) ? (
        <PauseButton state={state} actions={actions} />
      ) : (
        <Button kind="foot" icon="stop" name="end" onPress={() => actions.send({ type: "end-asked" })}>
          {BUTTON.end}
        </Button>
      )}
      <Button
        kind="foot"
        icon="skip"
        name="skip"
        disabled={state.stage === "rate"}
        onPress={() => actions.send({ type: "skip" })}
      >
        {BUTTON.skip}
      </Button>
      <button type="button" class="it-hurts" data-button="hurt" onClick={() => actions.send({ type: "hurt" })}>
        {BUTTON.hurts}
      </button>
    </footer>
  );
}

function PauseButton({ state, actions }: Pick<ScreenProps, "state" | "actions">) {
  if (state.paused && state.stage === "rest")
    return (
      <Button kind="foot primary" icon="play" name="resume" first onPress={() => actions.send({ type: "resume" })}>
        {BUTTON.goOn}
      </Button>
    );
  const leads = !state.paused && (state.stage === "placing" || (state.stage === "set" && state.how !== "tap"));
  return (
    <Button
      kind={leads ? "foot primary" : "foot"}
      icon="pause"
      name="pause"
      first={leads}
      disabled={state.paused}
      onPress={() => actions.send({ type: "pause" })}
    >
      {BUTTON.pause}
    </Button>
  );
}

/** Which keys do what here. Not shown where there is only a touch screen. */
function KeyLine({ state }: { state: State }) {
  const keys = keyLine(state);
  if (keys.length === 0) return null;
  return (
    <p class="key-line">
      {keys.map(([key, does]) => (
        <span key={`${key} ${does}`}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}

/** The figure and the camera's picture: their elements stay, only who is seen changes. */
function Stage({ state, around, actions }: ScreenProps) {
  const filming = state.how === "camera" && (state.stage === "placing" || state.stage === "set");
  const hidden = state.stage === "rate" || state.stage === "done";
  return (
    <div class={filming ? `stage filming ${around.mirrored ? "mirrored" : ""}` : "stage"} hidden={hidden}>
      <div class="moving" ref={actions.figure} role="img" aria-label={TITLES.figure(workOf(state).title)} />
      <div class={around.mirrored ? "picture mirrored" : "picture"} ref={actions.picture} hidden={!filming} />
      {state.stage === "placing" && <p class="from-there">{CAMERA.fromThere}</p>}
    </div>
  );
}

/** In the place of what runs; what is below stays in reach, "it hurts" most of all. */
function Paused({ state, actions }: ScreenProps) {
  const count = state.stage === "set" ? state.count : (state.carried?.count ?? 0);
  return (
    <section class="panel paused" aria-labelledby="heading">
      <h1 id="heading" tabIndex={-1} data-far>
        {TITLES.paused}
      </h1>
      <Noted noted={state.noted} />
      <p data-far>{count > 0 ? TITLES.kept(count) : TITLES.time}</p>
      <Button kind="primary" icon="play" name="resume" first onPress={() => actions.send({ type: "resume" })}>
        {BUTTON.goOn}
      </Button>
      <Button kind="quiet" name="end" onPress={() => actions.send({ type: "end-asked" })}>
        {BUTTON.endToday}
      </Button>
    </section>
  );
}

function Done({ state, around, actions }: ScreenProps) {
  const { title, says } = lastWords(state);
  return (
    <section class="panel finished" aria-labelledby="heading">
      <h1 id="heading" tabIndex={-1} data-far>
        {title}
      </h1>
      {says.map((line) => (
        <p key={line} data-far>
          {line}
        </p>
      ))}
      <p class="soft" role="status">
        {savedWords(around)}
      </p>
      <Button kind="primary" name="leave" first onPress={actions.leave}>
        {state.notice === null ? DONE.next : DONE.whatToDo}
      </Button>
    </section>
  );
}

function savedWords({ waiting, refused }: Around): string {
  if (refused > 0) return SAVED.refused;
  return waiting > 0 ? SAVED.waiting : SAVED.all;
}
