/**
 * Speaks on the device. Only voices that the device itself brings are used: a remote voice would send the words away. Where
 * there is none, it is silent; everything that is said is also written.
 */

import { fetched, put, shelfHere } from "./kept.ts";
import { type Language, pageLanguage, primary } from "./language.ts";

const SHORT_WORDS = 12;
const MUTED_KEY = "kneewise.muted";

export interface Manner {
  /** When what is being said is over, and not instead of it. */
  after?: boolean | undefined;
  /** Called when these words begin to be heard. */
  onStart?: (() => void) | undefined;
}

export class Voice {
  readonly #synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  #voice: SpeechSynthesisVoice | null = null;
  #speakingLong = false;
  #muted = fetched(shelfHere(), MUTED_KEY) === "yes";
  /** Called when the device's voices have become known. */
  onVoices: () => void = () => {};

  constructor() {
    this.#choose();
    this.#synthesis?.addEventListener?.("voiceschanged", () => {
      this.#choose();
      this.onVoices();
    });
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(value: boolean) {
    this.#muted = value;
    if (value) this.#synthesis?.cancel();
    put(shelfHere(), MUTED_KEY, value ? "yes" : "no");
  }

  /** The device has a voice of its own in the page's language. */
  get canSpeak(): boolean {
    return this.#voice !== null;
  }

  /** Say it now. A count never cuts off a longer cue; everything else cuts off what was being said, unless it comes after. */
  say(text: string, { after = false, onStart }: Manner = {}): void {
    if (this.#muted || this.#synthesis === undefined || this.#voice === null) return;
    const short = text.length <= SHORT_WORDS;
    if (short && !after && this.#speakingLong && this.#synthesis.speaking) return;
    if (!after) this.#synthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    if (onStart !== undefined) utterance.onstart = onStart;
    this.#speakingLong = !short;
    this.#synthesis.speak(utterance);
  }

  #choose(): void {
    this.#voice = voiceFor(this.#synthesis?.getVoices() ?? [], pageLanguage(), navigator.languages ?? []);
  }
}

/** What matters of a voice here. */
type Speaks = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** The device's own voice for a language: its default, or one of a country that the person's browser names, or any. */
export function voiceFor<V extends Speaks>(
  voices: readonly V[],
  language: Language,
  tags: readonly string[],
): V | null {
  const fitting = voices.filter((voice) => voice.localService && primary(voice.lang) === language);
  const near = tags.map((tag) => fitting.find((voice) => voice.lang.replace("_", "-") === tag)).find(Boolean);
  return fitting.find((voice) => voice.default) ?? near ?? fitting[0] ?? null;
}
