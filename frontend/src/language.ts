/** Which language to speak: the page's. */

/** All that there are; the compiler then asks for the words of each. */
const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a tag such as "es-MX"; English for all that is not translated. */
export function languageOf(tag: string | null | undefined): Language {
  const wanted = primary(tag ?? "");
  return LANGUAGES.find((each) => each === wanted) ?? "en";
}

/** The page's, or English where there is no page: in a worker. */
export function pageLanguage(): Language {
  return languageOf(globalThis.document?.documentElement.lang);
}

/** "es" of "es-MX", and of "es_MX", as some devices write it. */
export function primary(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? "").toLowerCase();
}
