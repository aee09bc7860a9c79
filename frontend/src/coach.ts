/**
 * The way of a camera frame: video → pose network (worker) → points → the core's coach (worker) → events.
 *
 * One picture is on its way at a time, always the newest, so that the coach is never late. Nothing of this leaves the browser.
 */

import { type CoachEvent, coachEvents } from "./coach-event.ts";
import type { FromCoach, SetWanted, ToCoach } from "./coach-worker.ts";
import { type Picture, sizeOf, takePicture } from "./picture.ts";
import type { FromPose, ToPose } from "./pose-worker.ts";

export type CoachState = "off" | "loading" | "ready" | "failed";

const REPORT_WITHIN_MS = 1500;
const FPS_EVERY_MS = 1000;
/** Cameras give some 30 pictures a second: looking twice at one is no use. */
const SHORTEST_FRAME_MS = 32;

/** How fast it goes: pictures a second, and what the network alone takes for one. */
export interface Speed {
  fps: number;
  network_ms: number;
}

export interface CoachListener {
  onState(state: CoachState): void;
  onEvents(events: CoachEvent[]): void;
  /** The picture is closed when this returns. */
  onPicture(picture: Picture, flat: Float64Array): void;
  onSpeed(speed: Speed): void;
}

export class CameraCoach {
  readonly #listener: CoachListener;
  readonly #assets: string;
  readonly #core: string;
  #state: CoachState = "off";
  #pose: Worker | null = null;
  #python: Worker | null = null;
  #starting: Promise<void> | null = null;
  #video: HTMLVideoElement | null = null;
  #busy = false;
  #wanted: SetWanted | null = null;
  #reports = new Map<number, (report: Record<string, unknown> | null) => void>();
  #reportNumber = 0;
  #frames = 0;
  #took_ms = 0;
  #fpsSince_ms = 0;
  #lastFrame_ms = 0;

  constructor(listener: CoachListener, assets: string, core: string) {
    this.#listener = listener;
    this.#assets = new URL(assets, location.href).href;
    this.#core = new URL(core, location.href).href;
  }

  /** Start both workers; a second call waits for the first. Rejects when either cannot start. */
  start(): Promise<void> {
    this.#starting ??= this.#load();
    return this.#starting;
  }

  /** A new set: the count starts at nought. */
  begin(wanted: SetWanted): void {
    this.#wanted = wanted;
    this.#tell({ type: "set", ...wanted });
  }

  /** Look at this video until `rest()`. */
  watch(video: HTMLVideoElement): void {
    if (this.#video === video) return;
    this.#video = video;
    this.#fpsSince_ms = performance.now();
    this.#frames = this.#took_ms = 0;
    if (!this.#busy) this.#next();
  }

  rest(): void {
    this.#video = null;
  }

  /** What was seen of the set so far; null when there is nothing or no answer comes. */
  report(): Promise<Record<string, unknown> | null> {
    if (this.#state !== "ready" || this.#wanted === null) return Promise.resolve(null);
    this.#reportNumber += 1;
    const number = this.#reportNumber;
    return new Promise((resolve) => {
      this.#reports.set(number, resolve);
      setTimeout(() => this.#settle(number, null), REPORT_WITHIN_MS);
      this.#tell({ type: "report", number });
    });
  }

  async #load(): Promise<void> {
    this.#become("loading");
    try {
      await Promise.all([this.#startPose(), this.#startPython()]);
      this.#become("ready");
    } catch (error) {
      this.#fail();
      throw error;
    }
  }

  #startPose(): Promise<void> {
    const worker = new Worker(new URL("./pose-worker.ts", import.meta.url), { type: "module", name: "pose" });
    this.#pose = worker;
    const started = this.#whenReady(worker, (message: FromPose) => {
      if (message.type === "points") this.#seen(message);
    });
    this.#send({ type: "start", assets: this.#assets });
    return started;
  }

  #startPython(): Promise<void> {
    const worker = new Worker(new URL("./coach-worker.ts", import.meta.url), { type: "module", name: "coach" });
    this.#python = worker;
    const started = this.#whenReady(worker, (message: FromCoach) => {
      if (message.type === "events") this.#listener.onEvents(coachEvents(message.events));
      else if (message.type === "report") this.#settle(message.number, message.report);
    });
    this.#tell({ type: "start", assets: this.#assets, core: this.#core });
    return started;
  }

  /** Settles when the worker says that it is ready; what it says else goes to `hear`. */
  #whenReady<M extends FromPose | FromCoach>(worker: Worker, hear: (message: M) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (why: string) => (this.#state === "loading" ? reject(new Error(why)) : this.#fail());
      worker.onerror = (event) => failed(event.message || "a worker of the coach did not load");
      worker.onmessage = ({ data }: MessageEvent<M>) => {
        if (data.type === "ready") resolve();
        else if (data.type === "failed") failed(data.why);
        else hear(data);
      };
    });
  }

  /** Take the next picture as soon as the network is free; the browser's own frame clock lags on a busy machine. */
  #next(): void {
    const due_ms = this.#lastFrame_ms + SHORTEST_FRAME_MS - performance.now();
    setTimeout(() => void this.#take(), Math.max(0, due_ms));
  }

  async #take(): Promise<void> {
    const video = this.#video;
    if (video === null || this.#busy) return;
    if (this.#state !== "ready" || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      this.#lastFrame_ms = performance.now();
      return this.#next();
    }
    this.#busy = true;
    try {
      const picture = await takePicture(video);
      const at_ms = Math.max(performance.now(), this.#lastFrame_ms + 1);
      this.#lastFrame_ms = at_ms;
      this.#send({ type: "frame", picture, at_ms }, [picture]);
    } catch {
      // The camera went away between two frames; whoever owns it says so.
      this.#busy = false;
      this.#next();
    }
  }

  #seen({ flat, at_ms, took_ms, picture }: Extract<FromPose, { type: "points" }>): void {
    this.#busy = false;
    if (this.#video !== null) this.#use(picture, flat, at_ms, took_ms);
    picture.close();
  }

  #use(picture: Picture, flat: Float64Array, at_ms: number, took_ms: number): void {
    this.#next();
    this.#countFrame(took_ms);
    this.#listener.onPicture(picture, flat);
    if (this.#wanted !== null) this.#tell({ type: "frame", at_s: at_ms / 1000, flat, ...sizeOf(picture) });
  }

  #countFrame(took_ms: number): void {
    this.#frames += 1;
    this.#took_ms += took_ms;
    const since_ms = performance.now() - this.#fpsSince_ms;
    if (since_ms < FPS_EVERY_MS) return;
    this.#listener.onSpeed({ fps: (1000 * this.#frames) / since_ms, network_ms: this.#took_ms / this.#frames });
    this.#frames = this.#took_ms = 0;
    this.#fpsSince_ms = performance.now();
  }

  #settle(number: number, report: Record<string, unknown> | null): void {
    this.#reports.get(number)?.(report);
    this.#reports.delete(number);
  }

  #become(state: CoachState): void {
    this.#state = state;
    this.#listener.onState(state);
  }

  /** Stop both workers, so that the next `start()` begins anew. */
  #fail(): void {
    this.#pose?.terminate();
    this.#python?.terminate();
    this.#pose = this.#python = this.#starting = this.#video = null;
    this.#busy = false;
    this.#become("failed");
  }

  #send(message: ToPose, transfer: Transferable[] = []): void {
    this.#pose?.postMessage(message, transfer);
  }

  #tell(message: ToCoach): void {
    this.#python?.postMessage(message);
  }
}
