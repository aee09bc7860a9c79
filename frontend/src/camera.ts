/** The camera: asking for it, which one, and noticing when it goes away. Its pictures stay in this page. */

export type CameraTrouble = "refused" | "missing" | "busy" | "unavailable";

export class CameraError extends Error {
  readonly trouble: CameraTrouble;

  constructor(trouble: CameraTrouble) {
    super(CAMERA_WORDS[trouble]);
    this.trouble = trouble;
  }
}

export const CAMERA_WORDS: Record<CameraTrouble, string> = {
  refused: "The browser does not let this page use the camera. Allow it in the address bar, or start without it.",
  missing: "No camera was found. Connect one and try again, or start without it.",
  busy: "The camera is in use by another program. Close that program and try again, or start without it.",
  unavailable: "This browser gives no camera to this page. You can start without it.",
};

const CHOSEN_KEY = "kneewise.camera";
/** Enough for the pose network (which sees 256 pixels), and light to draw. */
const WANTED: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

export interface CameraChoice {
  id: string;
  label: string;
}

export class Camera {
  readonly video: HTMLVideoElement;
  #stream: MediaStream | null = null;
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

  /** True when the picture should be shown as a mirror does: every camera but one that looks away from the person. */
  get mirrored(): boolean {
    return this.#stream?.getVideoTracks()[0]?.getSettings().facingMode !== "environment";
  }

  get chosen(): string | null {
    return this.#stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  }

  /** Open the chosen camera, or the one that was chosen last, or any. Throws `CameraError`. */
  async open(id: string | null = remembered()): Promise<void> {
    if (this.isOpen && (id === null || id === this.chosen)) return;
    this.close();
    const stream = await request(id);
    this.#stream = stream;
    for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => this.#lost(stream));
    this.video.srcObject = stream;
    await this.video.play();
    remember(this.chosen);
  }

  close(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
    this.video.classList.remove("drawn");
  }

  /** The cameras to choose from. Their names are known only after one was allowed. */
  static async choices(): Promise<CameraChoice[]> {
    const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
    return devices
      .filter((device) => device.kind === "videoinput")
      .map((device, index) => ({ id: device.deviceId, label: device.label || `Camera ${index + 1}` }));
  }

  #lost(stream: MediaStream): void {
    if (this.#stream !== stream) return;
    this.close();
    this.onLost();
  }
}

async function request(id: string | null): Promise<MediaStream> {
  if (navigator.mediaDevices?.getUserMedia === undefined) throw new CameraError("unavailable");
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: id === null ? { ...WANTED, facingMode: "user" } : { ...WANTED, deviceId: { ideal: id } },
    });
  } catch (error) {
    throw new CameraError(troubleOf(error));
  }
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "unavailable";
}

function remembered(): string | null {
  try {
    return localStorage.getItem(CHOSEN_KEY);
  } catch {
    return null;
  }
}

function remember(id: string | null): void {
  try {
    if (id !== null) localStorage.setItem(CHOSEN_KEY, id);
  } catch {
    // The choice is asked again next time.
  }
}
