/**
 * Speaks on the device. Only voices that the device itself brings are used: a remote voice would send the words away. Where
 * there is none, it is silent; everything that is said is also written.
 */

const SHORT_WORDS = 12;
const MUTED_KEY = "kneewise.muted";

export class Voice {
  readonly #synthesis: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  #voice: SpeechSynthesisVoice | null = null;
  #speakingLong = false;
  #muted = readMuted();

  constructor() {
    this.#choose();
    this.#synthesis?.addEventListener?.("voiceschanged", () => this.#choose());
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(value: boolean) {
    this.#muted = value;
    if (value) this.#synthesis?.cancel();
    try {
      localStorage.setItem(MUTED_KEY, value ? "yes" : "no");
    } catch {
      // It is only a convenience that the choice is remembered.
    }
  }

  /** Say it now. A count never cuts off a longer cue; everything else cuts off what was being said. */
  say(text: string): void {
    if (this.#muted || this.#synthesis === undefined || this.#voice === null) return;
    const short = text.length <= SHORT_WORDS;
    if (short && this.#speakingLong && this.#synthesis.speaking) return;
    this.#synthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    this.#speakingLong = !short;
    this.#synthesis.speak(utterance);
  }

  silence(): void {
    this.#synthesis?.cancel();
  }

  #choose(): void {
    const voices = this.#synthesis?.getVoices().filter((voice) => voice.localService) ?? [];
    this.#voice =
      voices.find((voice) => voice.lang.startsWith("en") && voice.default) ??
      voices.find((voice) => voice.lang.startsWith("en")) ??
      null;
  }
}

function readMuted(): boolean {
  try {
    return localStorage.getItem(MUTED_KEY) === "yes";
  } catch {
    return false;
  }
}
