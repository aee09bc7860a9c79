/** The camera: asking for it, which one, and noticing when it goes away. Its pictures stay in this page. */

import { fetched, put, shelfHere } from "./kept.ts";
import { CAMERA, CAMERA_WORDS } from "./words/index.ts";

export type CameraTrouble = "refused" | "missing" | "busy" | "unavailable";

export class CameraError extends Error {
  readonly trouble: CameraTrouble;

  constructor(trouble: CameraTrouble) {
    super(CAMERA_WORDS[trouble]);
    this.trouble = trouble;
  }
}

const CHOSEN_KEY = "kneewise.camera";
const MIRROR_KEY = "kneewise.mirror";
/** Enough for the pose network (which sees 256 pixels), and light to draw. */
const WANTED: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

export interface CameraChoice {
  id: string;
  label: string;
}

export class Camera {
  readonly video: HTMLVideoElement;
  #stream: MediaStream | null = null;
  /** Which call of `open` is the last one: what an earlier one brings is not wanted any more. */
  #asked = 0;
  /** Called when the camera is pulled out or taken away; not when this page closes it. */
  onLost: () => void = () => {};

  constructor(video: HTMLVideoElement) {
    this.video = video;
    video.muted = true;
    video.playsInline = true;
  }

  get isOpen(): boolean {
    return this.#stream !== null;
  }

  /** Shown as a mirror does: as the person chose, or every camera but one that looks away from the person. */
  get mirrored(): boolean {
    const chosen = fetched(shelfHere(), MIRROR_KEY);
    if (chosen !== null) return chosen === "yes";
    return this.#stream?.getVideoTracks()[0]?.getSettings().facingMode !== "environment";
  }

  set mirrored(value: boolean) {
    put(shelfHere(), MIRROR_KEY, value ? "yes" : "no");
  }

  get chosen(): string | null {
    return this.#stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  }

  /**
   * Open this camera; or else leave one that is open, or open the one that was chosen last, or any. False when it was
   * closed again before it came. Throws `CameraError`.
   */
  async open(id: string | null = null): Promise<boolean> {
    if (this.isOpen && (id === null || id === this.chosen)) return true;
    this.close();
    const asked = this.#asked;
    const stream = await request(id ?? fetched(shelfHere(), CHOSEN_KEY));
    if (asked !== this.#asked) {
      stop(stream);
      return false;
    }
    this.#stream = stream;
    for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => this.#lost(stream));
    this.video.srcObject = stream;
    await this.video.play().catch(() => {});
    return this.#stream === stream;
  }

  /** Open this one, and next time too if it came. */
  async choose(id: string): Promise<boolean> {
    const isOpen = await this.open(id);
    if (isOpen && this.chosen === id) put(shelfHere(), CHOSEN_KEY, id);
    return isOpen;
  }

  close(): void {
    this.#asked += 1;
    if (this.#stream !== null) stop(this.#stream);
    this.#stream = null;
    this.video.srcObject = null;
    this.video.classList.remove("drawn");
  }

  /** The cameras to choose from. Their names are known only after one was allowed. */
  static async choices(): Promise<CameraChoice[]> {
    const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
    return devices
      .filter((device) => device.kind === "videoinput")
      .map((device, index) => ({ id: device.deviceId, label: device.label || CAMERA.numbered(index + 1) }));
  }

  #lost(stream: MediaStream): void {
    if (this.#stream !== stream) return;
    this.close();
    this.onLost();
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * The camera that was chosen last may be away, or in use elsewhere: then any other serves. It is asked for exactly: as a
 * mere wish it would lose to another camera that has our size of picture.
 */
async function request(id: string | null): Promise<MediaStream> {
  if (navigator.mediaDevices?.getUserMedia === undefined) throw new CameraError("unavailable");
  const which: MediaTrackConstraints = id === null ? { facingMode: "user" } : { deviceId: { exact: id } };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...WANTED, ...which } });
  } catch (error) {
    const trouble = troubleOf(error);
    if (id !== null && (trouble === "missing" || trouble === "busy")) return request(null);
    throw new CameraError(trouble);
  }
}

/** What the browser's error means to a person. */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "unavailable";
}
