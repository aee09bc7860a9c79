/** What is said of the network, in English: calm, and only when there is something to say. */

import type { NetworkState } from "../state.ts";

/** Empty when there is nothing to say. */
function networkWords({ away, waiting, refused, held }: NetworkState): string {
  const said: string[] = [];
  if (away) said.push(`Offline. What you log is kept here and goes up later${waiting ? ` (${waiting} waiting)` : ""}.`);
  else if (waiting) said.push(`Sending what you logged (${waiting} waiting).`);
  if (refused) said.push(refusedWords(refused));
  if (held) said.push(`Everything was erased elsewhere. ${entries(held)} from before that never left this device.`);
  return said.join(" ");
}

function refusedWords(number: number): string {
  return number === 1
    ? "1 entry could not go up. It is kept on this device, and is tried again."
    : `${entries(number)} could not go up. They are kept on this device, and are tried again.`;
}

function entries(number: number): string {
  return number === 1 ? "1 entry" : `${number} entries`;
}

export const en = {
  networkWords,
  release: "Send it",
  drop: "Erase it here too",
  cannotWake: "This page could not be made without the network. Nothing is lost. Please try again when you are online.",
  waking: { title: "One moment", says: "You are offline. Kneewise is making this page on your device." },
};

/** All languages have this shape, so that the compiler refuses a hole. */
export type OfflineWords = typeof en;
