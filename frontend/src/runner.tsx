/** Runs the machine of `flow.ts`: gives it time and events, and carries out its effects. */

import { render } from "preact";
import { type Addresses, fetchDemonstration } from "./api.ts";
import { Camera, type CameraChoice, CameraError } from "./camera.ts";
import { CameraCoach, type CoachState } from "./coach.ts";
import type { CoachEvent } from "./coach-event.ts";
import { type How, stampHere } from "./fact.ts";
import { FigureView } from "./figure.ts";
import { begin, type Effect, type Event, isComplete, type State, step, tempoNow, workOf } from "./flow.ts";
import { keysOf } from "./keys.ts";
import type { Outbox } from "./outbox.ts";
import { alreadyDone, together, type Work, worksOf } from "./programme.ts";
import type { SessionAnswer } from "./session.ts";
import { Skeleton } from "./skeleton.ts";
import { Sounds } from "./sound.ts";
import { momentAt, shareOf, type Tempo, tempoOf } from "./tempo.ts";
import { PlayerView } from "./view/player.tsx";
import type { Actions, Around } from "./view/screen.ts";
import { Voice } from "./voice.ts";
import { keepAwake, letSleep } from "./wake.ts";
import { NOTICE } from "./words.ts";

const TICK_MS = 100;
/** A gap in time after which a set that is led by time waits for the person. */
const ASLEEP_S = 3;
const HOW_KEY = "kneewise.how";
/** The figure moves less smoothly while the pose network needs the processor. */
const FIGURE_FPS = 30;
const FIGURE_FPS_WHILE_FILMING = 12;

export class Player {
  readonly #root: HTMLElement;
  readonly #addresses: Addresses;
  readonly #outbox: Outbox;
  readonly #answer: SessionAnswer;
  readonly #voice = new Voice();
  readonly #sounds = new Sounds();
  readonly #camera = new Camera(document.createElement("video"));
  readonly #canvas = document.createElement("canvas");
  readonly #coach: CameraCoach;
  readonly #actions: Actions;
  #skeleton: Skeleton | null = null;
  #state: State;
  #coachState: CoachState = "off";
  #cameras: CameraChoice[] = [];
  #figureHost: HTMLElement | null = null;
  #figure: FigureView | null = null;
  #figureOf = "";
  #finishing = false;
  #tickedAt_ms = performance.now();
  #screen = "";

  constructor(root: HTMLElement, addresses: Addresses, outbox: Outbox, answer: SessionAnswer, session: string) {
    this.#root = root;
    this.#addresses = addresses;
    this.#outbox = outbox;
    this.#answer = answer;
    this.#sounds.muted = this.#voice.muted;
    this.#coach = new CameraCoach(this.#listener(), addresses.assets, addresses.core);
    this.#camera.onLost = () => this.#cameraLost();
    outbox.onChange = () => this.#show();
    this.#actions = this.#makeActions();
    const known = alreadyDone(together(answer, outbox.waiting()), session);
    const [state, effects] = begin({ session, works: worksOf(answer.session.items), ...known, how: rememberedHow() });
    this.#state = state;
    this.#carryOut(effects);
    this.#show();
    setInterval(() => this.#tick(), TICK_MS);
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => this.#hidden());
    addEventListener("pagehide", () => void outbox.flush());
    root.addEventListener("pointerdown", () => this.#sounds.wake());
  }

  #send(event: Event): void {
    const [state, effects] = step(this.#state, event);
    if (state === this.#state && effects.length === 0) return;
    this.#state = state;
    this.#carryOut(effects);
    this.#show();
    if (isComplete(state)) void this.#finish();
  }

  #carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) this.#carryOutOne(effect);
  }

  #carryOutOne(effect: Effect): void {
    switch (effect.do) {
      case "log":
        this.#outbox.put({ ...stampHere(), ...effect.happening });
        break;
      case "say":
        this.#voice.say(effect.text);
        break;
      case "sound":
        this.#sounds.play(effect.sound);
        break;
      case "coach":
        void this.#film(effect.work);
        break;
      case "camera-off":
        this.#coach.rest();
        this.#camera.close();
        break;
    }
  }

  /** The set has what it needs, or the person says that it is over: log it with the coach's report, once. */
  async #finish(): Promise<void> {
    if (this.#finishing || this.#state.stage !== "set") return;
    this.#finishing = true;
    const { index } = this.#state;
    const report = this.#state.how === "camera" ? await this.#coach.report() : null;
    this.#finishing = false;
    if (this.#state.stage !== "set" || this.#state.index !== index) return;
    this.#coach.rest();
    this.#send({ type: "finish", report });
  }

  /** Open the camera, wake the coach and let it watch this set. */
  async #film(work: Work): Promise<void> {
    try {
      await this.#camera.open();
      this.#cameras = await Camera.choices();
      this.#show();
      await this.#coach.start();
    } catch (error) {
      const notice = error instanceof CameraError ? error.message : NOTICE.coachFailed;
      return this.#send({ type: "camera-lost", notice });
    }
    if (this.#state.how !== "camera" || (this.#state.stage !== "placing" && this.#state.stage !== "set")) return;
    const { exercise, side, reps, hold_s, load } = work;
    this.#coach.begin({ exercise, side, target_reps: reps, hold_s, range_deg: load.range_deg });
    this.#coach.watch(this.#camera.video);
  }

  #cameraLost(): void {
    this.#coach.rest();
    this.#send({
      type: "camera-lost",
      notice: this.#state.stage === "set" ? NOTICE.cameraLost : NOTICE.cameraLostBefore,
    });
  }

  async #chooseCamera(id: string): Promise<void> {
    try {
      await this.#camera.open(id);
      this.#show();
    } catch (error) {
      this.#send({ type: "camera-lost", notice: error instanceof Error ? error.message : NOTICE.cameraLostBefore });
    }
  }

  #listener(): ConstructorParameters<typeof CameraCoach>[0] {
    return {
      onState: (state) => {
        this.#coachState = state;
        if (state === "failed" && this.#state.stage !== "prepare")
          this.#send({ type: "camera-lost", notice: NOTICE.coachFailed });
        this.#show();
      },
      onEvents: (events: CoachEvent[]) => {
        for (const event of events) this.#send({ type: "coach", event });
      },
      onPicture: (picture, flat) => {
        this.#skeleton ??= new Skeleton(this.#canvas);
        this.#skeleton.draw(picture, flat, workOf(this.#state).side);
        this.#camera.video.classList.add("drawn");
      },
      onSpeed: ({ fps, network_ms }) => {
        this.#root.dataset.poseFps = fps.toFixed(1);
        this.#root.dataset.poseMs = network_ms.toFixed(0);
      },
    };
  }

  #makeActions(): Actions {
    return {
      send: (event) => this.#send(event),
      start: (how) => this.#start(how),
      finish: () => void this.#finish(),
      chooseCamera: (id) => void this.#chooseCamera(id),
      mute: () => this.#mute(),
      leave: () => void this.#leave(),
      figure: (host) => {
        this.#figureHost = host;
        void this.#showFigure();
      },
      picture: (host) => host?.append(this.#camera.video, this.#canvas),
    };
  }

  #start(how: How): void {
    this.#sounds.wake();
    keepAwake();
    rememberHow(how);
    if (this.#state.stage === "placing") this.#send({ type: "back" });
    this.#send({ type: "start", how });
  }

  #mute(): void {
    this.#voice.muted = !this.#voice.muted;
    this.#sounds.muted = this.#voice.muted;
    this.#sounds.wake();
    this.#show();
  }

  async #leave(): Promise<void> {
    await this.#outbox.flush();
    location.assign(this.#addresses.done);
  }

  #tick(): void {
    const now_ms = performance.now();
    const seconds = (now_ms - this.#tickedAt_ms) / 1000;
    this.#tickedAt_ms = now_ms;
    this.#send(isLed(this.#state) && seconds > ASLEEP_S ? { type: "pause" } : { type: "tick", seconds });
  }

  #hidden(): void {
    if (document.hidden && isLed(this.#state)) this.#send({ type: "pause" });
  }

  #key(event: KeyboardEvent): void {
    this.#sounds.wake();
    const wanted = keysOf(event, this.#state);
    if (wanted === null) return;
    event.preventDefault();
    if (wanted === "mute") this.#mute();
    else if (wanted === "first") this.#root.querySelector<HTMLElement>("[data-first]")?.click();
    else this.#send(wanted);
  }

  #show(): void {
    const { state } = this;
    const exercise = this.#answer.exercises[workOf(state).exercise];
    render(
      <PlayerView state={state} exercise={exercise} around={this.#around()} actions={this.#actions} />,
      this.#root,
    );
    this.#label(state);
    this.#focus(state);
    void this.#showFigure();
    if (state.stage === "done") letSleep();
  }

  get state(): State {
    return this.#state;
  }

  #around(): Around {
    return {
      coach: this.#coachState,
      cameras: this.#cameras,
      camera: this.#camera.chosen,
      mirrored: this.#camera.mirrored,
      muted: this.#voice.muted,
      waiting: this.#outbox.waiting().length,
      refused: this.#outbox.refused(),
    };
  }

  /** What tests wait for: the page's policy lets them read attributes, not run code. */
  #label(state: State): void {
    const work = workOf(state);
    Object.assign(this.#root.dataset, {
      state: state.stage,
      paused: String(state.paused),
      hurting: String(state.hurting),
      exercise: work.exercise,
      side: work.side,
      set: String(work.number),
      count: String(state.count),
      how: state.how,
      coachState: this.#coachState,
      waiting: String(this.#outbox.waiting().length),
      refused: String(this.#outbox.refused()),
    });
  }

  /** A new screen takes the focus, to what Space and Enter should press there; a count that goes on does not. */
  #focus(state: State): void {
    const screen = `${state.stage}/${state.paused}/${state.hurting}/${state.how}`;
    if (screen === this.#screen) return;
    this.#screen = screen;
    if (state.hurting) return;
    const scope = state.paused ? ".paused " : "";
    const first =
      this.#root.querySelector<HTMLElement>(`${scope}[data-first]`) ??
      this.#root.querySelector<HTMLElement>("#heading");
    first?.focus({ preventScroll: true });
  }

  async #showFigure(): Promise<void> {
    const { exercise, side, tempo_s, hold_s, load } = workOf(this.#state);
    const range = load.range_deg === null ? "" : `?range_deg=${load.range_deg}`;
    const wanted = `${exercise}/${side === "both" ? "right" : side}${range}`;
    if (this.#figureHost === null) return;
    if (wanted !== this.#figureOf) await this.#changeFigure(wanted);
    this.#pace(tempoOf(tempo_s, hold_s));
  }

  async #changeFigure(wanted: string): Promise<void> {
    this.#figureOf = wanted;
    try {
      const demo = await fetchDemonstration(this.#addresses.figure + wanted);
      if (this.#figureOf !== wanted || this.#figureHost === null) return;
      this.#figure?.dispose();
      this.#figure = new FigureView(this.#figureHost, demo);
    } catch {
      // No WebGL, or no answer: the steps in words are there.
      this.#figure?.dispose();
      this.#figure = null;
    }
  }

  /** Where the set's clock is now, between two ticks too. */
  #led(prescribed: Tempo): number {
    const since_s = Math.min(TICK_MS / 500, (performance.now() - this.#tickedAt_ms) / 1000);
    return shareOf(momentAt(this.#state.led_s + since_s, tempoNow(this.#state)), prescribed);
  }

  /** The figure leads a set that is led by time; else it shows the movement at its own pace, or keeps still. */
  #pace(prescribed: Tempo): void {
    const figure = this.#figure;
    if (figure === null) return;
    figure.fps = isFilming(this.#state) ? FIGURE_FPS_WHILE_FILMING : FIGURE_FPS;
    if (keepsStill(this.#state)) figure.pause();
    else if (isLed(this.#state)) figure.follow(() => (this.#state.stage === "set" ? this.#led(prescribed) : 0));
    else figure.play();
  }
}

function isFilming({ stage, how }: State): boolean {
  return how === "camera" && (stage === "placing" || stage === "set");
}

/** Led by time: the clock runs, and the person follows it. */
function isLed({ stage, how }: State): boolean {
  return stage === "get-ready" || (stage === "set" && how === "timer");
}

function keepsStill(state: State): boolean {
  const { stage, paused, hurting } = state;
  return paused || hurting || stage === "rate" || stage === "done" || (stage === "set" && isFilming(state));
}

function rememberedHow(): How {
  try {
    const how = localStorage.getItem(HOW_KEY);
    return how === "camera" || how === "tap" ? how : "timer";
  } catch {
    return "timer";
  }
}

function rememberHow(how: How): void {
  try {
    localStorage.setItem(HOW_KEY, how);
  } catch {
    // It is only a convenience that the choice is remembered.
  }
}
