/** The clock of a set that is led by time: which repetition it is, and whether to lift, hold or lower. */

export type Beat = "lift" | "hold" | "lower" | "settle";

/** Seconds of rest at the bottom before the next repetition, so that it is not a swing. Our proposal. */
const SETTLE_S = 1;

export interface Tempo {
  lift_s: number;
  hold_s: number;
  lower_s: number;
  settle_s: number;
}

export interface Moment {
  /** Repetitions completed so far. */
  done: number;
  beat: Beat;
  /** How much of this beat is over, 0 to 1. */
  through: number;
}

/** The tempo of an item: lift, hold and lower as prescribed; a longer prescribed hold wins. */
export function tempoOf(tempo_s: readonly number[], hold_s: number, slower = 1): Tempo {
  const [lift = 2, hold = 1, lower = 2] = tempo_s;
  return { lift_s: lift * slower, hold_s: Math.max(hold, hold_s), lower_s: lower * slower, settle_s: SETTLE_S };
}

export function movementLength(tempo: Tempo): number {
  return tempo.lift_s + tempo.hold_s + tempo.lower_s;
}

export function repetitionLength(tempo: Tempo): number {
  return movementLength(tempo) + tempo.settle_s;
}

/** Where a set is after `elapsed_s` seconds of movement. The last lowering ends the repetition: then it counts. */
export function momentAt(elapsed_s: number, tempo: Tempo): Moment {
  const movement_s = movementLength(tempo);
  const whole_s = repetitionLength(tempo);
  const number = Math.floor(elapsed_s / whole_s);
  const into_s = elapsed_s - number * whole_s;
  const { beat, through } = beatAt(into_s, tempo);
  return { done: number + (into_s >= movement_s ? 1 : 0), beat, through };
}

/** How much of a whole repetition at the prescribed tempo this moment stands for, 0 to 1: what a figure shows then. */
export function shareOf(moment: Moment, prescribed: Tempo): number {
  const lengths: [Beat, number][] = [...beatsOf(prescribed), ["settle", prescribed.settle_s]];
  let before_s = 0;
  for (const [beat, length_s] of lengths) {
    if (beat === moment.beat) return (before_s + moment.through * length_s) / repetitionLength(prescribed);
    before_s += length_s;
  }
  return 0;
}

/** The same moment on the clock of another tempo: the same repetition, as far through the same beat. */
export function atTempo(led_s: number, from: Tempo, to: Tempo): number {
  const number = Math.floor(led_s / repetitionLength(from));
  return (number + shareOf(momentAt(led_s, from), to)) * repetitionLength(to);
}

function beatsOf(tempo: Tempo): [Beat, number][] {
  return [
    ["lift", tempo.lift_s],
    ["hold", tempo.hold_s],
    ["lower", tempo.lower_s],
  ];
}

function beatAt(into_s: number, tempo: Tempo): { beat: Beat; through: number } {
  let left_s = into_s;
  for (const [beat, length_s] of beatsOf(tempo)) {
    if (left_s < length_s) return { beat, through: left_s / length_s };
    left_s -= length_s;
  }
  return { beat: "settle", through: Math.min(1, left_s / tempo.settle_s) };
}
