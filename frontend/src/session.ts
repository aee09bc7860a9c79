/** What `GET /api/session` and `GET /api/figure/...` answer: the types, and the readers that check them. */

import {
  anything,
  byName,
  flag,
  listOf,
  nullable,
  number,
  oneOf,
  type Read,
  record,
  text,
  withDefault,
} from "./shape.ts";

export const side = oneOf("left", "right", "both");
export type Side = Read<typeof side>;

const load = record({
  ankle_weight_kg: withDefault(number, 0),
  band: withDefault(text, "none"),
  range_deg: nullable(number),
});
export type Load = Read<typeof load>;

const kneecap = record({ says: text });
const reason = record({ says: text });

const item = record({
  exercise: text,
  title: text,
  side,
  sets: number,
  reps: number,
  hold_s: withDefault(number, 0),
  load,
  kneecap: withDefault(kneecap, { says: "" }),
  rest_s: withDefault(number, 60),
  tempo_s: withDefault(listOf(number), [2, 1, 2]),
  stopped_today: withDefault(flag, false),
  reasons: withDefault(listOf(reason), []),
});
export type Item = Read<typeof item>;

const exercise = record({
  name: text,
  title: text,
  purpose: withDefault(text, ""),
  start: withDefault(text, ""),
  steps: withDefault(listOf(text), []),
  cautions: withDefault(listOf(text), []),
  camera_advice: withDefault(text, ""),
  hold_s: withDefault(number, 0),
  /** What is said in each part of a repetition, by its name. */
  beats: withDefault(byName(text), {}),
});
export type Exercise = Read<typeof exercise>;

export const sessionAnswer = record({
  session: record({
    verdict: text,
    open_session: nullable(text),
    items: withDefault(listOf(item), []),
    triage: nullable(record({ message: text })),
  }),
  exercises: byName(exercise),
  facts: withDefault(listOf(anything), []),
  /** What the coach says in English, and the same in the page's language; empty where that is English. */
  coach_says: withDefault(byName(text), {}),
});
export type SessionAnswer = Read<typeof sessionAnswer>;

const bone = record({ start: text, end: text, start_radius_m: number, end_radius_m: number, part: text });
export const demonstration = record({
  fps: number,
  duration_s: number,
  joints: listOf(text),
  bones: listOf(bone),
  frames: listOf(listOf(number)),
  camera: record({ azimuth_deg: number, elevation_deg: number }),
  working: withDefault(listOf(text), []),
});
export type Demonstration = Read<typeof demonstration>;
