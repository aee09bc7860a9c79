/** The screens on which something runs: getting ready, getting into place, the set, the rest. */

import { GET_READY_S, type State, tempoNow, workOf } from "../flow.ts";
import { type Moment, momentAt } from "../tempo.ts";
import { BEAT_WORDS, legWords, loadWords, SAY } from "../words.ts";
import { LastSet } from "./last-set.tsx";
import { Button, Ring, SetDots } from "./parts.tsx";
import type { ScreenProps } from "./screen.ts";

function Heading({ state }: { state: State }) {
  const work = workOf(state);
  return (
    <header class="live-heading">
      <p class={`leg leg-${work.side}`}>{legWords(work.side)}</p>
      <h1 id="heading" tabIndex={-1}>
        {work.title}
      </h1>
      <SetDots number={work.number} of={work.of} />
    </header>
  );
}

export function GetReady({ state, actions }: ScreenProps) {
  const load = loadWords(workOf(state).load);
  return (
    <section class="panel live" aria-labelledby="heading">
      <div class="body">
        <Heading state={state} />
        <Ring share={1 - state.left_s / GET_READY_S} kind="calm">
          <b class="count">{Math.ceil(state.left_s)}</b>
          <span class="under">Get ready</span>
        </Ring>
        {load !== null && <p class="cue">{load}</p>}
      </div>
      <div class="acts">
        <Button kind="primary" icon="play" name="go" first onPress={() => actions.send({ type: "go" })}>
          Start now
        </Button>
      </div>
    </section>
  );
}

export function Placing({ state, around, exercise, actions }: ScreenProps) {
  const words = state.guided?.text ?? exercise?.start ?? "";
  return (
    <section class="panel live" aria-labelledby="heading">
      <div class="body">
        <Heading state={state} />
        <div class="placing">
          <p class="placing-title">{around.coach === "ready" ? SAY.place : "Waking the coach…"}</p>
          <p class="cue" aria-live="polite">
            {around.coach === "ready" ? words : (exercise?.camera_advice ?? "")}
          </p>
          {around.coach === "ready" && <p class="soft">{waitingWords(state)}</p>}
        </div>
        {around.cameras.length > 1 && (
          <label class="choose-camera">
            Camera
            <select value={around.camera ?? ""} onChange={(event) => actions.chooseCamera(event.currentTarget.value)}>
              {around.cameras.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="acts">
        <Button kind="plain" icon="timer" name="without" onPress={() => actions.start("timer")}>
          Without camera
        </Button>
      </div>
    </section>
  );
}

/** Whoever is to move is not told to keep still. */
function waitingWords({ guided }: State): string {
  const isInPlace = guided === null || guided.code === "hold-still" || guided.code === "seen";
  return isInPlace ? SAY.still : SAY.byItself;
}

export function LiveSet({ state, actions }: ScreenProps) {
  const work = workOf(state);
  const moment = state.how === "timer" ? momentAt(state.led_s, tempoNow(state)) : null;
  const { share, kind } = ringOf(state, moment);
  const tapping = state.how === "tap";
  return (
    <section class="panel live" aria-labelledby="heading">
      <div class="body">
        <Heading state={state} />
        <Ring share={share} kind={kind}>
          <b class="count" data-digits={String(state.count).length}>
            {state.count}
          </b>
          <span class="under">of {work.reps}</span>
        </Ring>
        {(!tapping || state.notice === null) && <p class="beat">{beatWords(state, moment)}</p>}
        <Cue state={state} />
      </div>
      <div class={tapping ? "acts tapping" : "acts"}>
        <Button
          kind={tapping ? "primary" : "plain"}
          icon="plus"
          name="tap"
          label="Count one more"
          first={tapping}
          onPress={() => actions.send({ type: "tap", by: 1 })}
        >
          {tapping ? "Done one" : "1"}
        </Button>
        <Button kind="plain" icon="check" name="finish" onPress={actions.finish}>
          Finish set
        </Button>
        {state.how === "timer" && (
          <Button
            kind="plain"
            name="pace"
            onPress={() => actions.send({ type: "pace", by: state.slower >= 2 ? -1 : 0.5 })}
          >
            {state.slower === 1 ? "Slower" : state.slower < 2 ? "Slower still" : "Usual pace"}
          </Button>
        )}
      </div>
    </section>
  );
}

export function Rest({ state, actions }: ScreenProps) {
  const work = workOf(state);
  const whole = Math.max(work.rest_s, state.left_s);
  const minutes = Math.floor(Math.ceil(state.left_s) / 60);
  const seconds = String(Math.ceil(state.left_s) % 60).padStart(2, "0");
  return (
    <section class="panel live rest" aria-labelledby="heading">
      <div class="body">
        <header class="live-heading">
          <p class="leg">Rest</p>
          <h1 id="heading" tabIndex={-1}>
            Breathe. Let the leg go loose.
          </h1>
        </header>
        <Ring share={state.left_s / whole} kind="calm">
          <b class="count clock">{minutes > 0 ? `${minutes}:${seconds}` : Math.ceil(state.left_s)}</b>
          <span class="under">{minutes > 0 ? "minutes" : "seconds"}</span>
        </Ring>
        <p class="beat">
          Next: set {work.number} of {work.of}
        </p>
        <LastSet state={state} actions={actions} />
      </div>
      <div class="acts">
        <Button name="shorter" label="15 seconds less" onPress={() => actions.send({ type: "rest-longer", by: -1 })}>
          −15 s
        </Button>
        <Button name="longer" label="15 seconds more" onPress={() => actions.send({ type: "rest-longer", by: 1 })}>
          +15 s
        </Button>
        <Button kind="primary" icon="play" name="go" first onPress={() => actions.send({ type: "go" })}>
          Start now
        </Button>
      </div>
    </section>
  );
}

function Cue({ state }: { state: State }) {
  const spoken = state.lost ? SAY.lost : (state.guided?.text ?? state.cue?.text);
  const words = spoken ?? state.notice ?? "";
  return (
    <p class={spoken === undefined ? "cue" : "cue spoken"} role="status">
      {words}
    </p>
  );
}

/** What the ring shows: the hold while there is one, else the beat, else how much of the set is done. */
function ringOf(state: State, moment: Moment | null): { share: number; kind: string } {
  if (moment !== null)
    return {
      share:
        moment.beat === "lower"
          ? 1 - moment.through
          : moment.beat === "lift"
            ? moment.through
            : Number(moment.beat === "hold"),
      kind: moment.beat,
    };
  if (state.hold !== null) return { share: state.hold.elapsed_s / Math.max(0.1, state.hold.target_s), kind: "hold" };
  return { share: state.count / workOf(state).reps, kind: "calm" };
}

const PHASE_WORDS = {
  rest: "Ready",
  lifting: BEAT_WORDS.lift,
  top: BEAT_WORDS.hold,
  lowering: BEAT_WORDS.lower,
} as const;

function beatWords(state: State, moment: Moment | null): string {
  if (moment !== null) return BEAT_WORDS[moment.beat];
  if (state.how !== "camera") return "Tap after each one";
  return state.guided === null ? PHASE_WORDS[state.phase] : SAY.place;
}
