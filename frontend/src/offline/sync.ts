/**
 * How what a device keeps and what the server keeps become the same: first down, then up.
 *
 * Exactly once: every fact has an id, the server keeps an id once, and the device lets go of a fact only when the server
 * has said that it has it. So a lost answer costs a second sending and nothing else, and any order will do.
 */

import type { Fact } from "../fact.ts";

/** Which stream the copy is of (an erased one that began anew has another name), and how far it goes. */
export interface Known {
  stream: string;
  last: number;
}

export interface Copied extends Known {
  facts: Fact[];
  /** The mark without which the server takes no facts. */
  token: string;
}

/** What became of facts that were sent. `otherwise`: it has this id, from the same form sent twice. */
export type Sent = "stored" | "otherwise" | "refused" | "away";

export interface Server {
  /** Facts that came after `known`; null when the server is away. */
  copied(known: Known): Promise<Copied | null>;
  send(facts: readonly Fact[], token: string): Promise<Sent>;
}

/** What this device keeps; each change is whole or not at all. */
export interface Device {
  known(): Promise<Known>;
  waiting(): Promise<Fact[]>;
  refused(): Promise<Fact[]>;
  /** Put these into the copy, which is then as `known` says. */
  learn(facts: readonly Fact[], known: Known): Promise<void>;
  /** The server has these: from what waits into the copy. */
  stored(facts: readonly Fact[]): Promise<void>;
  /** The server has this id with its own content, which comes down by itself. */
  knownOtherwise(fact: Fact): Promise<void>;
  /** The server does not take it: keep it aside. */
  refuse(fact: Fact): Promise<void>;
  /** Everything was erased elsewhere: let go of the copy, and hold back what never went up. */
  erased(): Promise<void>;
  /** The server has lost what it had (an old backup was put back): let the whole copy wait again. */
  offerAgain(): Promise<void>;
}

/** Facts sent at once. */
const BATCH = 50;

export function inOrder(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

/** Make both the same. False when the server went away before the end. */
export async function sync(device: Device, server: Server): Promise<boolean> {
  const token = await pull(device, server);
  return token !== null && (await push(device, server, token));
}

/** The server has what waited here, or gets it now in time: then what it says of a session is to be believed. */
export async function hasSentAll(
  device: Pick<Device, "waiting">,
  syncNow: () => Promise<boolean>,
  patience_ms: number,
): Promise<boolean> {
  // Where nothing may be kept, nothing waits.
  const isEmpty = async () => (await device.waiting().catch(() => [])).length === 0;
  if (await isEmpty()) return true;
  await Promise.race([syncNow(), new Promise((resolve) => setTimeout(resolve, patience_ms))]);
  return isEmpty();
}

/** The server's mark, or null when it is away. */
async function pull(device: Device, server: Server): Promise<string | null> {
  for (;;) {
    const known = await device.known();
    const answer = await server.copied(known);
    if (answer === null) return null;
    const { stream, last, facts, token } = answer;
    if (known.stream !== "" && stream !== known.stream) await device.erased();
    else if (last < known.last) {
      await device.offerAgain();
      // What it got since then lies within what this device took for known: all of it, once more.
      await device.learn([], { stream, last: 0 });
      continue;
    }
    await device.learn(facts, { stream, last });
    if (facts.length === 0) return token;
  }
}

async function push(device: Device, server: Server, token: string): Promise<boolean> {
  for (let batch = await nextOf(device); batch.length > 0; batch = await nextOf(device)) {
    const sent = await server.send(batch, token);
    if (sent === "away") return false;
    if (sent === "stored") await device.stored(batch);
    else if (!(await oneByOne(device, server, token, batch))) return false;
  }
  // What was refused before may be taken now: a clock that went ahead is put right in time.
  return oneByOne(device, server, token, await device.refused());
}

async function nextOf(device: Device): Promise<Fact[]> {
  return (await device.waiting()).slice(0, BATCH);
}

/** One of a batch was refused, and so nothing was stored: find out which. False when the server went away. */
async function oneByOne(device: Device, server: Server, token: string, batch: readonly Fact[]): Promise<boolean> {
  for (const fact of batch) {
    const sent = await server.send([fact], token);
    if (sent === "away") return false;
    if (sent === "stored") await device.stored([fact]);
    else if (sent === "otherwise") await device.knownOtherwise(fact);
    else await device.refuse(fact);
  }
  return true;
}
