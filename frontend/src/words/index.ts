/** Everything that the player says and writes, in the page's language. */

import { type Language, pageLanguage } from "../language.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";

const WORDS: Record<Language, Words> = { en, es };

export const {
  BEAT_WORDS,
  BUTTON,
  CAMERA,
  CAMERA_WORDS,
  DONE,
  ENDING,
  FAILED,
  HOW_WORDS,
  HURT,
  KEYS,
  KEY_NAMES,
  NOTICE,
  RATE,
  SAVED,
  SAY,
  TITLES,
  doseWords,
  effortWords,
  kneeWords,
  legWords,
  lightWords,
  loadWords,
  nowWords,
  painPastWords,
  painWords,
  sightWords,
  stopWords,
} = WORDS[pageLanguage()];
