/** The screens on which something runs: getting ready, the set, the rest. */

import { readyFor, type State, tempoNow, workOf } from "../state.ts";
import { type Moment, momentAt, type Tempo } from "../tempo.ts";
import { BUTTON, CAMERA, loadWords, SAY, TITLES } from "../words/index.ts";
import { beatWord } from "../words/telling.ts";
import { Heading } from "./heading.tsx";
import { LastSet } from "./last-set.tsx";
import { Button, Noted, Ring } from "./parts.tsx";
import type { Actions, ScreenProps } from "./screen.ts";

export function GetReady({ state, actions }: ScreenProps) {
  const work = workOf(state);
  const load = loadWords(work.load);
  return (
    <section class="panel live" aria-labelledby="heading">
      <div class="body">
        <Heading work={work} titled />
        <Ring share={1 - state.left_s / Math.max(readyFor(work), state.left_s)} kind="calm">
          <b class="count">{Math.ceil(state.left_s)}</b>
        </Ring>
        <p class="beat" data-far>
          {TITLES.getReady}
        </p>
        {load !== null && <p class="cue">{load}</p>}
      </div>
      <div class="acts">
        <Button name="ready-longer" label={BUTTON.tenMoreLabel} onPress={() => actions.send({ type: "ready-longer" })}>
          {BUTTON.tenMore}
        </Button>
        <Button kind="primary" icon="play" name="go" first onPress={() => actions.send({ type: "go" })}>
          {BUTTON.start}
        </Button>
      </div>
    </section>
  );
}

export function LiveSet({ state, actions }: ScreenProps) {
  const work = workOf(state);
  const tempo = tempoNow(state);
  const moment = state.how === "timer" ? momentAt(state.led_s, tempo) : null;
  const { share, kind } = ringOf(state, moment);
  const cue = cueOf(state);
  return (
    <section class={state.how === "tap" ? "panel live by-tap" : "panel live"} aria-labelledby="heading">
      <div class="body">
        <Heading work={work} />
        <Ring share={share} kind={kind}>
          <b class="count" data-digits={String(state.count).length}>
            {state.count}
          </b>
          <span class="under">{TITLES.of(work.reps)}</span>
        </Ring>
        {(cue !== null || state.how !== "tap" || state.count === 0) && (
          <p class={cue === null ? "beat" : "cue spoken"} data-far>
            {cue ?? beatWords(state, moment, tempo)}
          </p>
        )}
      </div>
      <SetActs state={state} actions={actions} />
    </section>
  );
}

function SetActs({ state, actions }: { state: State; actions: Actions }) {
  if (state.how === "tap") return <TapActs state={state} actions={actions} />;
  return (
    <div class="acts">
      <Button icon="plus" name="tap" label={BUTTON.oneMore} onPress={() => actions.send({ type: "tap", by: 1 })}>
        {BUTTON.one}
      </Button>
      <Button icon="check" name="finish" onPress={actions.finish}>
        {BUTTON.finish}
      </Button>
      {state.how === "timer" && (
        <Button name="pace" onPress={() => actions.send({ type: "pace", by: state.slower >= 2 ? -1 : 0.5 })}>
          {BUTTON.slower[state.slower === 1 ? 0 : state.slower < 2 ? 1 : 2]}
        </Button>
      )}
      {state.how === "camera" && (
        <Button name="without" label={CAMERA.without} onPress={() => actions.switchTo("tap")}>
          {BUTTON.withoutCamera}
        </Button>
      )}
    </div>
  );
}

/** One large button in the middle, and one to take a tap back. */
function TapActs({ state, actions }: { state: State; actions: Actions }) {
  return (
    <>
      <div class="acts tapping">
        <Button
          name="untap"
          label={BUTTON.oneLess}
          disabled={state.count === 0}
          onPress={() => actions.send({ type: "tap", by: -1 })}
        >
          −1
        </Button>
        <Button kind="primary" icon="plus" name="tap" first onPress={() => actions.send({ type: "tap", by: 1 })}>
          {BUTTON.tap}
        </Button>
        <Button icon="check" name="finish" onPress={actions.finish}>
          {BUTTON.finish}
        </Button>
      </div>
      {state.notice !== null && (
        <div class="acts">
          <Button icon="camera" name="again" onPress={() => actions.switchTo("camera")}>
            {CAMERA.again}
          </Button>
        </div>
      )}
    </>
  );
}

export function Rest({ state, around, actions }: ScreenProps) {
  const work = workOf(state);
  const whole = Math.max(work.rest_s, state.left_s);
  const minutes = Math.floor(Math.ceil(state.left_s) / 60);
  const seconds = String(Math.ceil(state.left_s) % 60).padStart(2, "0");
  return (
    <section class="panel live rest" aria-labelledby="heading">
      <div class="body">
        <h1 id="heading" tabIndex={-1} data-far>
          {state.paused ? TITLES.paused : TITLES.rest}
        </h1>
        <Ring share={state.left_s / whole} kind="calm">
          <b class="count clock" data-digits={minutes > 0 ? 4 : 2}>
            {minutes > 0 ? `${minutes}:${seconds}` : Math.ceil(state.left_s)}
          </b>
          <span class="under">{minutes > 0 ? TITLES.minutes : TITLES.seconds}</span>
        </Ring>
        <Noted noted={state.noted} />
        {state.notice !== null && <p class="cue">{state.notice}</p>}
        <p class="beat" data-far>
          {TITLES.next(work.number, work.of)}
        </p>
        <LastSet state={state} around={around} actions={actions} />
      </div>
      <div class="acts">
        <Button name="shorter" label={BUTTON.lessLabel} onPress={() => actions.send({ type: "rest-longer", by: -1 })}>
          {BUTTON.less}
        </Button>
        <Button name="longer" label={BUTTON.moreLabel} onPress={() => actions.send({ type: "rest-longer", by: 1 })}>
          {BUTTON.more}
        </Button>
        <Button kind="primary" icon="play" name="go" first={!state.paused} onPress={() => actions.send({ type: "go" })}>
          {BUTTON.start}
        </Button>
      </div>
    </section>
  );
}

/** What is more urgent than the beat: it stands in its place. */
function cueOf(state: State): string | null {
  if (state.lost) return SAY.lost;
  return state.guided?.text ?? state.cue?.text ?? (state.how === "tap" && state.count === 0 ? state.notice : null);
}

/** What the ring shows: the hold while there is one, else the beat, else how much of the set is done. */
function ringOf(state: State, moment: Moment | null): { share: number; kind: string } {
  if (moment !== null) return { share: shareShown(moment), kind: moment.beat };
  if (state.hold !== null) return { share: state.hold.elapsed_s / Math.max(0.1, state.hold.target_s), kind: "hold" };
  return { share: state.count / workOf(state).reps, kind: "calm" };
}

/** It fills while the leg goes up and again while it holds, and empties while it comes down. */
function shareShown({ beat, through }: Moment): number {
  if (beat === "lower") return 1 - through;
  return beat === "settle" ? 0 : through;
}

const BEAT_OF_PHASE = { lifting: "lift", top: "hold", lowering: "lower" } as const;
/** A hold as long as this is counted down in figures. */
const LONG_HOLD_S = 3;

function beatWords(state: State, moment: Moment | null, tempo: Tempo): string {
  if (moment !== null && moment.beat === "hold" && tempo.hold_s >= LONG_HOLD_S)
    return TITLES.hold(Math.ceil((1 - moment.through) * tempo.hold_s));
  if (moment !== null) return beatWord(workOf(state), moment.beat);
  if (state.how !== "camera") return TITLES.tapEach;
  return state.phase === "rest" ? TITLES.ready : beatWord(workOf(state), BEAT_OF_PHASE[state.phase]);
}
