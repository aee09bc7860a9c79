/** What a page says about the network: calm, and only when there is something to say. */

import type { NetworkState } from "./state.ts";

export const OFFLINE = {
  release: "Send it",
  drop: "Erase it here too",
  cannotWake: "This page could not be made without the network. Nothing is lost. Please try again when you are online.",
} as const;

/** Empty when there is nothing to say. */
export function networkWords({ away, waiting, refused, held }: NetworkState): string {
  const said: string[] = [];
  if (away) said.push(`Offline. What you log is kept here and goes up later${waiting ? ` (${waiting} waiting)` : ""}.`);
  else if (waiting) said.push(`Sending what you logged (${waiting} waiting).`);
  if (refused) said.push(`${entries(refused)} could not go up. It is kept on this device, and is tried again.`);
  if (held) said.push(`Everything was erased elsewhere. ${entries(held)} from before that never left this device.`);
  return said.join(" ");
}

function entries(number: number): string {
  return number === 1 ? "1 entry" : `${number} entries`;
}
