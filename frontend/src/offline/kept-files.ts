/**
 * The files that a device keeps, one cache for each version of the app. A file goes in only when its content is what the
 * list says, and one that has not changed is taken over from the cache of the version before.
 */

/** What the server's list says: each address with the SHA-256 of its content. */
export interface KeptList {
  version: string;
  files: Record<string, string>;
}

const PREFIX = "kneewise-";
const LIST = "/offline/kept.json";
const AT_ONCE = 4;

function nameOf(list: KeptList): string {
  return PREFIX + list.version;
}

/** Get everything of the list. Rejects when a file cannot be had; what is there already is not fetched again. */
export async function keepAll(list: KeptList): Promise<void> {
  const cache = await caches.open(nameOf(list));
  const before = await hashesBefore(list);
  const addresses = Object.keys(list.files);
  const worker = async () => {
    for (let address = addresses.pop(); address !== undefined; address = addresses.pop()) {
      await keepOne(cache, address, list.files[address] ?? "", before);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await cache.put(LIST, Response.json(list.files));
}

type Before = Map<string, Cache>;

/** What other versions hold, by content. */
async function hashesBefore(list: KeptList): Promise<Before> {
  const before: Before = new Map();
  for (const name of await ours()) {
    if (name === nameOf(list)) continue;
    const cache = await caches.open(name);
    const files: Record<string, string> = (await (await cache.match(LIST))?.json()) ?? {};
    for (const [address, hash] of Object.entries(files)) before.set(`${address} ${hash}`, cache);
  }
  return before;
}

async function keepOne(cache: Cache, address: string, hash: string, before: Before): Promise<void> {
  if ((await cache.match(address)) !== undefined) return;
  const same = await before.get(`${address} ${hash}`)?.match(address);
  await cache.put(address, same ?? (await fetched(address, hash)));
}

async function fetched(address: string, hash: string): Promise<Response> {
  const response = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const content = await response.arrayBuffer();
  if ((await sha256(content)) !== hash) throw new Error(`${address} is not what the list says`);
  return new Response(content, { headers: response.headers });
}

async function sha256(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Let go of every other version. */
export async function removeOthers(list: KeptList): Promise<void> {
  const others = (await ours()).filter((name) => name !== nameOf(list));
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function ours(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/**
 * A kept file, of this version if it has it; a page that the server made after an update asks for one of the version that is
 * being installed.
 */
export async function kept(list: KeptList, address: string): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(list));
  return (await cache.match(address)) ?? caches.match(address);
}

/** Keep an answer that is the same as long as the version is: a figure. */
export async function keepAnswer(list: KeptList, address: string, answer: Response): Promise<void> {
  const cache = await caches.open(nameOf(list));
  await cache.put(address, answer);
}
