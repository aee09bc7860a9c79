/** Runs the machine of `flow.ts`: gives it time and events, and carries out its effects. */

import { render } from "preact";
import { type Addresses, fetchDemonstration, fetchSession } from "./api.ts";
import { Camera, type CameraChoice, CameraError } from "./camera.ts";
import { CameraCoach, type CoachState } from "./coach.ts";
import type { CoachEvent } from "./coach-event.ts";
import { eventInWords } from "./coach-says.ts";
import { type How, stampHere } from "./fact.ts";
import { FigureView } from "./figure.ts";
import { begin, step } from "./flow.ts";
import { isDeaf } from "./heeds.ts";
import { rememberedHow, rememberHow, SetKeeper, shelfHere } from "./kept.ts";
import { type Key, keysOf, type PageWish } from "./keys.ts";
import { LightMeter } from "./light-meter.ts";
import type { Outbox } from "./outbox.ts";
import { type Picture, sizeOf } from "./picture.ts";
import { planSays } from "./plan-says.ts";
import { alreadyDone, together, type Work, worksOf } from "./programme.ts";
import { answered, chosenNumber, isWaiting, moveWay, placeOf } from "./reach.ts";
import type { SessionAnswer } from "./session.ts";
import { type Light, type Sight, sightOf } from "./sight.ts";
import { Skeleton } from "./skeleton.ts";
import { Sounds } from "./sound.ts";
import { type Effect, type Event, isComplete, isRunning, keptOf, type State, tempoNow, workOf } from "./state.ts";
import { momentAt, shareOf, type Tempo, tempoOf } from "./tempo.ts";
import { PlayerView } from "./view/player.tsx";
import type { Actions, Around } from "./view/screen.ts";
import { Voice } from "./voice.ts";
import { keepAwake, letSleep } from "./wake.ts";
import { NOTICE } from "./words/index.ts";
import { tellWords } from "./words/telling.ts";

const TICK_MS = 100;
/** After a longer gap the device slept, or the page stood still: the person says when to go on. Our proposal. */
const ASLEEP_S = 8;
/** A slow machine that stands still for a moment takes nothing from who is led: of a gap no more than this counts. Our proposal. */
const LED_AT_MOST_S = 1;
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
  readonly #keeper = new SetKeeper(shelfHere());
  readonly #meter = new LightMeter();
  readonly #camera = new Camera(document.createElement("video"));
  readonly #canvas = document.createElement("canvas");
  readonly #coach: CameraCoach;
  readonly #actions: Actions;
  #skeleton: Skeleton | null = null;
  #state: State;
  #coachState: CoachState = "off";
  #cameras: CameraChoice[] = [];
  #isAsking = false;
  #sight: Sight | null = null;
  #light: Light = "good";
  #said = "";
  #telling: number | null = null;
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
    this.#voice.onVoices = () => this.#show();
    this.#coach = new CameraCoach(this.#listener(), addresses.assets, addresses.core);
    this.#camera.onLost = () => this.#cameraLost();
    outbox.onChange = () => this.#show();
    this.#actions = this.#makeActions();
    const known = alreadyDone(together(answer, outbox.waiting()), session);
    const [works, how, kept] = [
      worksOf(answer.session.items, answer.exercises),
      rememberedHow(shelfHere()),
      this.#keeper.read(),
    ];
    const [state, effects] = begin({ session, works, ...known, how, kept });
    this.#state = state;
    this.#carryOut(effects);
    this.#send({ type: "plan", ...planSays(answer, session) });
    this.#show();
    this.#listen();
  }

  #listen(): void {
    setInterval(() => this.#tick(), TICK_MS);
    document.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("pagehide", () => void this.#outbox.flush());
    navigator.mediaDevices?.addEventListener?.("devicechange", () => void this.#findCameras());
    this.#root.addEventListener("pointerdown", () => this.#sounds.wake());
    this.#root.addEventListener("click", (event) => this.#mayPress(event), { capture: true });
  }

  #send(event: Event): void {
    const [state, effects] = step(this.#state, event);
    if (state === this.#state && effects.length === 0) return;
    const isNewScreen = state.stage !== this.#state.stage;
    this.#state = state;
    this.#keeper.keep(keptOf(state));
    if (isNewScreen) this.#telling = null;
    if (!isFilming(state)) this.#coach.rest();
    this.#carryOut(effects);
    this.#show();
    if (isComplete(state)) void this.#finish();
  }

  #carryOut(effects: readonly Effect[]): void {
    let spoken = false;
    for (const effect of effects) {
      this.#carryOutOne(effect, spoken);
      spoken ||= effect.do === "say";
    }
  }

  /** What is told of the next set comes after what was said of this one. */
  #carryOutOne(effect: Effect, spoken: boolean): void {
    switch (effect.do) {
      case "log":
        this.#outbox.put({ ...stampHere(), ...effect.happening });
        break;
      case "say":
        this.#say(effect.text, effect.after);
        break;
      case "tell":
        this.#tell(effect.work, effect.whole, spoken);
        break;
      case "sound":
        this.#sounds.play(effect.sound);
        break;
      case "coach":
        void this.#film(effect.work, effect.counted);
        break;
      case "camera-off":
        this.#camera.close();
        break;
      case "ask-plan":
        void this.#askPlan();
        break;
    }
  }

  /** What is said is also written where a screen reader hears it, sound or no sound. */
  #say(text: string, after = false): void {
    this.#said = after && this.#said !== "" ? `${this.#said} ${text}` : text;
    if (!after) this.#telling = null;
    this.#voice.say(text, { after });
  }

  #tell(work: Work, whole: boolean, after: boolean): void {
    const exercise = this.#answer.exercises[work.exercise];
    const sentences = tellWords(work, exercise, whole);
    const first = sentences[0] ?? "";
    this.#said = after && this.#said !== "" ? `${this.#said} ${first}` : first;
    sentences.forEach((sentence, index) => {
      const onStart = () => {
        this.#telling = index === 0 ? null : index - 1;
        this.#show();
      };
      this.#voice.say(sentence, { after: after || index > 0, onStart });
    });
  }

  /** The set has what it needs, or the person says that it is over: log it with the coach's report, once. */
  async #finish(): Promise<void> {
    if (this.#finishing || this.#state.stage !== "set") return;
    this.#finishing = true;
    const { index } = this.#state;
    const report = this.#state.how === "camera" ? await this.#coach.report() : null;
    this.#finishing = false;
    if (this.#state.stage !== "set" || this.#state.index !== index) return;
    this.#send({ type: "finish", report });
  }

  /** The plan decides what an answer means. Without an answer of its own the session goes on as the person chose. */
  async #askPlan(): Promise<void> {
    await this.#outbox.flush();
    if (this.#outbox.waiting().length > 0) return;
    try {
      const answer = await fetchSession(this.#addresses.session);
      this.#send({ type: "plan", ...planSays(answer, this.#state.session) });
    } catch {
      // The network went away between two requests: what the person chose holds.
    }
  }

  /** Open the camera, wake the coach and let it watch this set. */
  async #film(work: Work, counted: number): Promise<void> {
    this.#sight = null;
    try {
      this.#isAsking = !this.#camera.isOpen;
      const isOpen = await this.#camera.open();
      this.#isAsking = false;
      if (!isOpen) return;
      await this.#findCameras();
      await this.#coach.start();
    } catch (error) {
      this.#isAsking = false;
      // Who meanwhile counts in another way needs no camera.
      if (isFilming(this.#state)) this.#send({ type: "camera-lost", notice: noticeOf(error) });
      return;
    }
    if (!isFilming(this.#state)) return this.#camera.close();
    const { exercise, side, reps, hold_s, load } = work;
    const target_reps = Math.max(1, reps - counted);
    this.#coach.begin({ exercise, side, target_reps, hold_s, range_deg: load.range_deg });
    this.#coach.watch(this.#camera.video);
  }

  async #findCameras(): Promise<void> {
    if (!this.#camera.isOpen) return;
    this.#cameras = await Camera.choices();
    this.#show();
  }

  #cameraLost(): void {
    this.#coach.rest();
    this.#send({
      type: "camera-lost",
      notice: this.#state.stage === "set" ? NOTICE.cameraLost : NOTICE.cameraLostBefore,
    });
  }

  async #chooseCamera(id: string): Promise<void> {
    this.#sight = null;
    try {
      await this.#camera.choose(id);
      this.#show();
    } catch (error) {
      this.#send({ type: "camera-lost", notice: noticeOf(error) });
    }
  }

  #listener(): ConstructorParameters<typeof CameraCoach>[0] {
    return {
      onState: (state) => {
        this.#coachState = state;
        if (state === "failed" && this.#state.stage !== "prepare" && this.#state.how === "camera")
          this.#send({ type: "camera-lost", notice: NOTICE.coachFailed });
        this.#show();
      },
      onEvents: (events) => this.#heard(events),
      onPicture: (picture, flat) => this.#seen(picture, flat),
      onSpeed: ({ fps, network_ms }) => {
        this.#root.dataset.poseFps = fps.toFixed(1);
        this.#root.dataset.poseMs = network_ms.toFixed(0);
      },
    };
  }

  #heard(events: readonly CoachEvent[]): void {
    if (!isFilming(this.#state)) return;
    const { coach_says } = this.#answer;
    for (const event of events) this.#send({ type: "coach", event: eventInWords(event, coach_says) });
  }

  #seen(picture: Picture, flat: Float64Array): void {
    this.#skeleton ??= new Skeleton(this.#canvas);
    this.#skeleton.draw(picture, flat, workOf(this.#state).side);
    this.#camera.video.classList.add("drawn");
    if (this.#state.stage !== "placing" || !this.#meter.look(picture, performance.now())) return;
    const { width, height } = sizeOf(picture);
    this.#sight = sightOf(flat, width, height);
    this.#light = this.#meter.light;
    this.#show();
  }

  #makeActions(): Actions {
    return {
      send: (event) => this.#send(event),
      start: (how) => this.#start(how),
      switchTo: (how) => this.#switchTo(how),
      finish: () => void this.#finish(),
      chooseCamera: (id) => void this.#chooseCamera(id),
      mirror: () => {
        this.#camera.mirrored = !this.#camera.mirrored;
        this.#show();
      },
      mute: () => this.#mute(),
      hear: () => this.#hear(),
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
    rememberHow(shelfHere(), how);
    this.#send({ type: "start", how });
  }

  #switchTo(how: How): void {
    keepAwake();
    rememberHow(shelfHere(), how);
    this.#send({ type: "switch", how });
  }

  #hear(): void {
    if (this.#state.stage === "prepare") this.#tell(workOf(this.#state), true, false);
    else if (this.#said !== "") this.#voice.say(this.#said);
  }

  #mute(): void {
    this.#voice.muted = !this.#voice.muted;
    this.#sounds.muted = this.#voice.muted;
    this.#sounds.wake();
    this.#telling = null;
    this.#show();
  }

  async #leave(): Promise<void> {
    await this.#outbox.flush();
    location.assign(this.#addresses.done);
  }

  /** Time passes, unless it leapt: then the device slept, or the page stood still. */
  #tick(): void {
    const now_ms = performance.now();
    const seconds = (now_ms - this.#tickedAt_ms) / 1000;
    this.#tickedAt_ms = now_ms;
    const isWatched = this.#state.stage !== "rest" && isRunning(this.#state);
    if (seconds > ASLEEP_S || (document.hidden && isWatched)) this.#send({ type: "slept", seconds });
    else this.#send({ type: "tick", seconds: isLed(this.#state) ? Math.min(seconds, LED_AT_MOST_S) : seconds });
  }

  /** A press that was meant for the screen before comes to nothing, by finger or by key. */
  #mayPress(event: MouseEvent): void {
    if (!isDeaf(this.#state) || !isWaiting(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #key(event: KeyboardEvent): void {
    this.#sounds.wake();
    const { key, repeat, ctrlKey, metaKey, altKey } = event;
    const pressed: Key = { key, repeat, ctrlKey, metaKey, altKey, on: placeOf(event.target) };
    const wanted = keysOf(pressed, this.#state);
    if (wanted === null) return;
    event.preventDefault();
    if (typeof wanted === "object" && "type" in wanted) this.#send(wanted);
    else this.#grant(wanted, event.target);
  }

  #grant(wish: PageWish, target: EventTarget | null): void {
    if (typeof wish === "object") chosenNumber(target, wish.number);
    else if (wish === "mute") this.#mute();
    else if (wish === "hear") this.#hear();
    else if (wish === "first") this.#root.querySelector<HTMLElement>("[data-first]")?.click();
    else if (wish === "next-way") moveWay(this.#root, 1);
    else if (wish === "way-before") moveWay(this.#root, -1);
    else if (wish === "answered") answered(target);
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
      isAsking: this.#isAsking,
      cameras: this.#cameras,
      camera: this.#camera.chosen,
      mirrored: this.#camera.mirrored,
      sight: this.#sight,
      light: this.#light,
      muted: this.#voice.muted,
      canSpeak: this.#voice.canSpeak,
      said: this.#said,
      telling: this.#telling,
      coachSays: this.#answer.coach_says,
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
      heeds: String(!isDeaf(state)),
      count: String(state.count),
      carried: String(state.carried?.count ?? 0),
      how: state.how,
      camera: this.#camera.chosen ?? "",
      coachState: this.#coachState,
      waiting: String(this.#outbox.waiting().length),
      refused: String(this.#outbox.refused()),
    });
  }

  /** A new screen takes the focus, to what Space and Enter should press there; a count that goes on does not. */
  #focus(state: State): void {
    const screen = `${state.stage}/${state.paused}/${state.hurting}/${state.ending}/${state.how}`;
    if (screen === this.#screen) return;
    this.#screen = screen;
    if (state.hurting || state.ending) return;
    const first =
      this.#root.querySelector<HTMLElement>(".paused [data-first]") ??
      this.#root.querySelector<HTMLElement>("[data-first]") ??
      this.#root.querySelector<HTMLElement>("[autofocus]") ??
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
      if (this.#figureOf !== wanted) return;
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

function noticeOf(error: unknown): string {
  return error instanceof CameraError ? error.message : NOTICE.coachFailed;
}

function isFilming({ stage, how }: State): boolean {
  return how === "camera" && (stage === "placing" || stage === "set");
}

/** Led by time: the clock runs, and the person follows it. */
function isLed({ stage, how }: State): boolean {
  return stage === "get-ready" || (stage === "set" && how === "timer");
}

function keepsStill(state: State): boolean {
  const { stage, paused, hurting, ending } = state;
  return paused || hurting || ending || stage === "rate" || stage === "done" || (stage === "set" && isFilming(state));
}
