/**
 * Stands between the pages and the server. While the server answers, it answers; when it does not, the service worker does,
 * with the same pages (`pages.ts`) over what this device keeps (`device.ts`).
 *
 * The server gives this script with the list of files to keep (`web/offline/views.py`), so that a new version of anything is
 * a new service worker: it gets the new files first, and takes over when no session is open.
 */

import type { Fact } from "../fact.ts";
import { languageOf } from "../language.ts";
import { IndexedDevice } from "./device.ts";
import { type KeptList, keepAll, keepAnswer, kept, removeOthers } from "./kept-files.ts";
import { LanguageMemory } from "./language-memory.ts";
import { type Asked, Pages } from "./pages.ts";
import { HttpServer, reach } from "./server.ts";
import type { FromWorker, ToWorker } from "./state.ts";
import { hasSentAll, sync } from "./sync.ts";
import { wakingPage } from "./waking-page.ts";

type Scope = ServiceWorkerGlobalScope & { kneewise: KeptList };

const worker = self as unknown as Scope;
const network = worker.fetch.bind(worker);
/** Vite writes a hash of the content into these names. */
const HASHED = /\/(?:assets|chunks)\/.+-[\w-]{8}\.\w+$/;
const FILE = /^\/(?:static\/|core\.zip$|offline\/|manifest\.webmanifest$)/;
const PAGE_PATIENCE_MS = 8_000;
const FILE_PATIENCE_MS = 4_000;
/** A page and a session wait so long for what waits here to go up first. Our proposal. */
const SYNC_PATIENCE_MS = 4_000;
const FORBIDDEN = 403;
/** The server has looked at the facts and does not take them as they are. */
const DECIDED = new Set([409, 413, 422]);

const device = new IndexedDevice();
const server = new HttpServer(network);
const pages = new Pages(fileOrFail);
const memory = new LanguageMemory(device, worker.navigator.language);
let away = false;
let syncing: Promise<boolean> | null = null;

// Pyodide fetches its own files, and a service worker's own requests do not pass through it.
worker.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
  const { pathname } = new URL(input instanceof Request ? input.url : String(input), worker.location.href);
  const isPyodides = init?.cache === undefined && pathname.includes("/pyodide/");
  return (isPyodides ? await kept(worker.kneewise, pathname) : undefined) ?? network(input, init);
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(hear(event.data as ToWorker)));
worker.addEventListener("sync" as "message", (event) => event.waitUntil(syncOrFail()));
worker.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

async function install(): Promise<void> {
  await keepAll(worker.kneewise);
  await takeOver();
}

/** At once, unless a session is open: its page belongs to the version that it began with. */
async function takeOver(): Promise<void> {
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!windows.some((window) => new URL(window.url).pathname === "/session")) await worker.skipWaiting();
}

async function activate(): Promise<void> {
  await removeOthers(worker.kneewise);
  await worker.clients.claim();
}

async function hear(message: ToWorker): Promise<void> {
  switch (message.type) {
    case "take-over":
      return takeOver();
    case "wake":
      return wake();
    case "release":
      await device.release();
      break;
    case "drop":
      await device.drop();
      break;
    case "sync":
  }
  await syncNow();
}

async function wake(): Promise<void> {
  try {
    await pages.start();
    await tellAll({ type: "awake" });
  } catch (error) {
    await tellAll({ type: "asleep", why: String(error) });
  }
}

function syncNow(): Promise<boolean> {
  syncing ??= sync(device, server)
    .then(becomeAfter, () => false)
    .finally(() => {
      syncing = null;
    });
  return syncing;
}

async function becomeAfter(done: boolean): Promise<boolean> {
  await become(!done);
  return done;
}

/** The browser tries again by itself when this fails. */
async function syncOrFail(): Promise<void> {
  if (!(await syncNow())) throw new Error("the server is away");
}

async function become(isAway: boolean): Promise<void> {
  away = isAway;
  const [waiting, refused, held] = await Promise.all([device.waiting(), device.refused(), device.held()]);
  const { stream } = await device.known();
  const counts = { waiting: waiting.length, refused: refused.length, held: held.length };
  await tellAll({ type: "state", away, stream, ...counts });
}

async function tellAll(message: FromWorker): Promise<void> {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

/** Null: the browser may do as it likes. */
function answerTo(request: Request): Promise<Response> | null {
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return null;
  if (request.mode === "navigate") return page(request);
  if (url.pathname === "/api/facts") return request.method === "POST" ? keepFacts(request) : null;
  if (request.method !== "GET") return null;
  if (url.pathname === "/api/session") return session(request);
  if (url.pathname.startsWith("/api/figure/")) return figure(request);
  return FILE.test(url.pathname) ? file(request) : null;
}

// Pages

/** What is asked for, before it is known in which language. */
type Unspoken = Omit<Asked, "language">;

async function page(request: Request): Promise<Response> {
  const body = request.method === "POST" ? await request.clone().text() : "";
  const asked = { method: request.method, url: request.url, body };
  if (request.method === "GET") await hasSentAll(device, syncNow, SYNC_PATIENCE_MS);
  const answer = await reach(() => network(request), PAGE_PATIENCE_MS);
  if (answer === null) return pageMadeHere(request, asked);
  if (answer.status === FORBIDDEN && isOurForm(request)) return (await sentAnew(asked)) ?? answer;
  if (wasErased(request, answer)) await device.forget();
  void memory.heed(answer);
  return answer;
}

/** Nothing of another site may act in the person's name; our own pages say where they are, and no other can say that. */
function isOurForm(request: Request): boolean {
  return request.method === "POST" && request.referrer.startsWith(`${worker.location.origin}/`);
}

function wasErased(request: Request, answer: Response): boolean {
  const { pathname } = new URL(request.url);
  return request.method === "POST" && pathname === "/mine/erase" && answer.type === "opaqueredirect";
}

async function pageMadeHere(request: Request, asked: Unspoken): Promise<Response> {
  void become(true);
  if (asked.method === "POST") {
    return isOurForm(request) ? made(asked) : Response.redirect(request.url, 303);
  }
  // Starting Python keeps this thread busy: the waking page is shown first, and then asks for it.
  return pages.isReady ? made(asked) : wakingPage(languageOf(await memory.tag()));
}

/** The answer of the pages here. What was logged by it is kept before anybody sees it. */
async function made(asked: Unspoken): Promise<Response> {
  const facts = [...(await device.copy()), ...(await device.refused()), ...(await device.waiting())];
  const { status, headers, body, facts: logged } = await pages.ask({ ...asked, language: await memory.tag() }, facts);
  if (logged.length > 0) await keepWaiting(logged);
  const { Location, ...others } = headers;
  if (Location !== undefined) return Response.redirect(new URL(Location, asked.url).href, 303);
  return new Response(asked.method === "HEAD" ? null : body, { status, headers: others });
}

async function keepWaiting(facts: readonly Fact[]): Promise<void> {
  await device.wait(facts);
  await become(away);
  const { sync: background } = worker.registration as { sync?: { register(tag: string): Promise<void> } };
  await background?.register("facts").catch(() => {});
}

/** A form of a page that was made here has no mark of the server's: get one, and send it as that page meant it. */
async function sentAnew({ url, body }: Unspoken): Promise<Response | null> {
  const token = await server.token(await device.known());
  if (token === null) return null;
  const answers = new URLSearchParams(body);
  answers.set("csrfmiddlewaretoken", token);
  return reach(() => network(url, { method: "POST", body: answers, credentials: "same-origin", redirect: "manual" }));
}

// What the player asks for

/** A server that lacks what waits here would offer again what was done, or was stopped: then the answer is made here. */
async function session(request: Request): Promise<Response> {
  const isKnown = await hasSentAll(device, syncNow, SYNC_PATIENCE_MS);
  const answer = isKnown ? await reach(() => network(request), PAGE_PATIENCE_MS) : null;
  return answer ?? made({ method: "GET", url: request.url, body: "" });
}

async function figure(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const before = await kept(worker.kneewise, address);
  if (before !== undefined) return before;
  const answer =
    (await reach(() => network(request), PAGE_PATIENCE_MS)) ??
    (await made({ method: "GET", url: request.url, body: "" }));
  if (answer.ok) await keepAnswer(worker.kneewise, address, answer.clone());
  return answer;
}

/** Facts of the player: on to the server, or kept here until it is back. Then they are safe, and the player may know. */
async function keepFacts(request: Request): Promise<Response> {
  const text = await request.clone().text();
  const { facts } = JSON.parse(text) as { facts: Fact[] };
  const answer = await reach(() => network(request));
  if (answer?.ok) {
    await device.stored(facts);
    return answer;
  }
  if (answer !== null && DECIDED.has(answer.status)) return answer;
  away = answer === null;
  await keepWaiting(facts);
  return Response.json({ stored: facts.map(({ id }) => id), known: [] }, { status: 201 });
}

// Files

async function file(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const before = HASHED.test(pathname) ? await kept(worker.kneewise, pathname) : undefined;
  if (before !== undefined) return before;
  const answer = await reach(() => network(request), FILE_PATIENCE_MS);
  if (answer?.ok || answer?.status === 304) return answer;
  return (await kept(worker.kneewise, pathname)) ?? answer ?? network(request);
}

async function fileOrFail(address: string): Promise<Response> {
  const found = await kept(worker.kneewise, address);
  if (found === undefined) throw new Error(`${address} is not kept on this device`);
  return found;
}
