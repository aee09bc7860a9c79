/** In which language the server last answered: the device makes its pages in the same. */

/** Where the tag is kept when the service worker falls asleep. */
export interface KeepsLanguage {
  language(): Promise<string | null>;
  keepLanguage(tag: string): Promise<void>;
}

export class LanguageMemory {
  readonly #keeper: KeepsLanguage;
  readonly #otherwise: string;
  #tag: string | null = null;

  /** `otherwise`: the browser's own language, for as long as the server has not said any. */
  constructor(keeper: KeepsLanguage, otherwise: string) {
    this.#keeper = keeper;
    this.#otherwise = otherwise;
  }

  /** Remember the language of a page that the server gave. A page is shown also where nothing may be kept. */
  async heed(answer: Response): Promise<void> {
    const tag = languageOfPage(answer);
    if (tag === null || tag === (await this.#known())) return;
    this.#tag = tag;
    await this.#keeper.keepLanguage(tag).catch(() => {});
  }

  async tag(): Promise<string> {
    return (await this.#known()) ?? this.#otherwise;
  }

  async #known(): Promise<string | null> {
    this.#tag ??= await this.#keeper.language().catch(() => null);
    return this.#tag;
  }
}

/** Null for what is no page of the server's, or does not say. */
function languageOfPage({ headers }: Response): string | null {
  return headers.get("Content-Type")?.startsWith("text/html") ? headers.get("Content-Language") : null;
}
