/** What the service worker and the pages tell each other. */

export interface NetworkState {
  type: "state";
  away: boolean;
  waiting: number;
  refused: number;
  /** Facts that never went up, of a person who erased everything elsewhere: the person decides. */
  held: number;
  stream: string;
}

export type FromWorker = NetworkState | { type: "awake" } | { type: "asleep"; why: string };

/** `wake`: get the pages ready. `release` and `drop`: what to do with what is held back. */
export type ToWorker = { type: "sync" | "wake" | "take-over" | "release" | "drop" };
