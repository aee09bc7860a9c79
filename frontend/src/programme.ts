/** Today's sets in order, and which of them are done already. */

import type { Place } from "./fact.ts";
import type { Exercise, Item, Load, SessionAnswer, Side } from "./session.ts";

/** One set to do. */
export interface Work {
  exercise: string;
  title: string;
  side: Side;
  number: number;
  of: number;
  reps: number;
  hold_s: number;
  tempo_s: readonly number[];
  rest_s: number;
  load: Load;
  /** What each repetition asks of the kneecap, in words; empty where it is not known. */
  kneecap: string;
  /** What is said in each part of a repetition; a part that is not in it is said in the player's own words. */
  beats: Readonly<Record<string, string>>;
}

/** Repetitions done, by the key of the set. A skipped set is done with 0. */
export type Done = ReadonlyMap<string, number>;

export function keyOf(work: Pick<Work, "exercise" | "side" | "number">): string {
  return `${work.exercise}/${work.side}/${work.number}`;
}

/** The sets in the order in which they are done: exercise by exercise and leg by leg. */
export function worksOf(items: readonly Item[], exercises: Readonly<Record<string, Exercise>> = {}): Work[] {
  const names = [...new Set(items.map((item) => item.exercise))];
  return names.flatMap((name) =>
    items.filter((item) => item.exercise === name).flatMap((item) => setsOf(item, exercises[name]?.beats ?? {})),
  );
}

function setsOf(item: Item, beats: Work["beats"]): Work[] {
  const { exercise, title, side, sets, reps, hold_s, tempo_s, rest_s, load } = item;
  const kneecap = item.kneecap.says;
  return Array.from({ length: sets }, (_, index) => {
    return { exercise, title, side, number: index + 1, of: sets, reps, hold_s, tempo_s, rest_s, load, kneecap, beats };
  });
}

/** A pain that was told by "It hurts". */
export interface Told {
  exercise: string;
  side: Side;
  pain: number;
  place: Place;
}

/** The worst that was told of the kneecap in this exercise with this leg; null where nothing was. */
export function worstTold(told: readonly Told[], exercise: string, side: Side): number | null {
  const own = told.filter((one) => one.place === "kneecap" && one.exercise === exercise && one.side === side);
  return own.length === 0 ? null : Math.max(...own.map(({ pain }) => pain));
}

/** The answer after an exercise: what was chosen, and never milder than what was told. Null where nothing is known. */
export function noMilder(told: number | null, chosen: number | null = null): number | null {
  return told === null || chosen === null ? (chosen ?? told) : Math.max(told, chosen);
}

type Logged = Record<string, unknown>;

/** What of this session is known already. */
interface Known {
  done: Done;
  rated: ReadonlySet<string>;
  told: readonly Told[];
  worst_rated: number;
}

/** What earlier facts of this session say, whether the server has them or they still wait here. Later ones win. */
export function alreadyDone(facts: readonly Logged[], session: string): Known {
  const done = new Map<string, number>();
  const rated = new Set<string>();
  const own = facts.filter((fact) => fact.session === session).sort((a, b) => String(a.at).localeCompare(String(b.at)));
  for (const fact of own) {
    if (fact.kind === "set-done") done.set(`${fact.exercise}/${fact.side}/${fact.number}`, Number(fact.reps_done));
    if (fact.kind === "exercise-rated") rated.add(String(fact.exercise));
  }
  const told = own.filter(({ kind }) => kind === "pain-reported").map(toldIn);
  const ratings = own.filter(({ kind }) => kind === "exercise-rated").map(({ peak_pain }) => Number(peak_pain));
  return { done, rated, told, worst_rated: Math.max(0, ...ratings) };
}

function toldIn(fact: Logged): Told {
  const place = fact.place === "elsewhere" ? "elsewhere" : "kneecap";
  return { exercise: String(fact.exercise), side: fact.side as Side, pain: Number(fact.pain), place };
}

/** The facts of the answer and those still in the outbox, each once. */
export function together(answer: SessionAnswer, waiting: readonly object[]): Logged[] {
  const all = [...answer.facts, ...(waiting as Logged[])];
  return [...new Map(all.map((fact) => [fact.id, fact])).values()];
}
