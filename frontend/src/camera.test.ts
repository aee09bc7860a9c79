import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Camera, CameraError } from "./camera.ts";

const KEY = "kneewise.camera";

/** The cameras of a device, of which some may be in use elsewhere. */
class Cameras {
  readonly busy = new Set<string>();
  opened: string[] = [];
  readonly #ids: string[];

  constructor(...ids: string[]) {
    this.#ids = ids;
  }

  getUserMedia = async ({ video }: { video: { deviceId?: { exact: string } } }) => {
    const id = video.deviceId?.exact ?? this.#ids.find((one) => !this.busy.has(one)) ?? this.#ids[0] ?? "";
    if (!this.#ids.includes(id)) throw new DOMException("", "OverconstrainedError");
    if (this.busy.has(id)) throw new DOMException("", "NotReadableError");
    this.opened.push(id);
    const track = { stop: () => {}, addEventListener: () => {}, getSettings: () => ({ deviceId: id }) };
    return { getTracks: () => [track], getVideoTracks: () => [track] };
  };
}

const kept = new Map<string, string>();

function camera(cameras: Cameras): Camera {
  vi.stubGlobal("navigator", { mediaDevices: cameras });
  const video = { play: async () => {}, classList: { remove: () => {} }, srcObject: null };
  return new Camera(video as unknown as HTMLVideoElement);
}

beforeEach(() => {
  kept.clear();
  const getItem = (key: string) => kept.get(key) ?? null;
  vi.stubGlobal("localStorage", { getItem, setItem: (key: string, value: string) => void kept.set(key, value) });
});
afterEach(() => void vi.unstubAllGlobals());

describe("the camera that was chosen", () => {
  test("is remembered once it is open", async () => {
    const one = camera(new Cameras("a", "b"));
    expect(await one.choose("b")).toBe(true);
    expect([one.chosen, kept.get(KEY)]).toEqual(["b", "b"]);
  });

  test("gives way to another where it is in use, and is not remembered then", async () => {
    const cameras = new Cameras("a", "b");
    cameras.busy.add("b");
    const one = camera(cameras);
    expect(await one.choose("b")).toBe(true);
    expect([one.chosen, kept.get(KEY)]).toEqual(["a", undefined]);
  });

  test("locks nobody out when it is in use the next time", async () => {
    kept.set(KEY, "b");
    const cameras = new Cameras("a", "b");
    cameras.busy.add("b");
    const one = camera(cameras);
    expect(await one.open()).toBe(true);
    expect(one.chosen).toBe("a");
    cameras.busy.add("a");
    one.close();
    await expect(one.open()).rejects.toThrow(CameraError);
  });

  test("is not sought again at each set while it is away: the one that is open serves", async () => {
    kept.set(KEY, "gone");
    const cameras = new Cameras("a");
    const one = camera(cameras);
    await one.open();
    await one.open();
    expect(cameras.opened).toEqual(["a"]);
  });
});
