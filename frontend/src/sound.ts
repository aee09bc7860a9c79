/** A few soft tones, made here and not loaded: for whoever cannot see the screen from the floor. */

import type { SoundName } from "./state.ts";

/** Frequency in hertz, when it starts and how long it lasts in seconds, how loud. */
type Tone = readonly [hertz: number, at_s: number, length_s: number, loudness: number];

const TONES: Record<SoundName, readonly Tone[]> = {
  tick: [[660, 0, 0.08, 0.18]],
  go: [
    [660, 0, 0.12, 0.22],
    [990, 0.12, 0.28, 0.22],
  ],
  count: [[784, 0, 0.16, 0.25]],
  lift: [[440, 0, 0.18, 0.14]],
  lower: [[330, 0, 0.24, 0.14]],
  cue: [[523, 0, 0.1, 0.12]],
  bell: [
    [523, 0, 0.9, 0.22],
    [659, 0.12, 0.9, 0.2],
    [784, 0.24, 1.2, 0.2],
  ],
};

/** Milliseconds of buzzing and of quiet, for a telephone that lies in reach of a hand. */
const BUZZES: Partial<Record<SoundName, number[]>> = { go: [80, 60, 80], count: [40], bell: [200, 100, 200] };

export class Sounds {
  #context: AudioContext | null = null;
  muted = false;

  /** Browsers let a page sound only after a touch or a key: call this from one. */
  wake(): void {
    try {
      this.#context ??= new AudioContext();
      void this.#context.resume();
    } catch {
      this.#context = null;
    }
  }

  play(sound: SoundName): void {
    const context = this.#context;
    buzz(sound);
    if (this.muted || context === null || context.state !== "running") return;
    for (const tone of TONES[sound]) ring(context, tone);
  }
}

/** Felt, not heard: so it goes on when the sound is off. A browser lets a page buzz after the first touch only. */
function buzz(sound: SoundName): void {
  const pattern = BUZZES[sound];
  if (pattern !== undefined && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}

function ring(context: AudioContext, [hertz, at_s, length_s, loudness]: Tone): void {
  const start = context.currentTime + at_s;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0005, start + length_s);
  const oscillator = new OscillatorNode(context, { frequency: hertz, type: "sine" });
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + length_s + 0.05);
}
