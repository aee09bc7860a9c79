/** On every page: starts the service worker, asks it to send what waits, and says in one line how the network is. */

import "./offline.css";
import { pageLanguage } from "../language.ts";
import { forgetLeftBehind } from "./left-behind.ts";
import type { FromWorker, NetworkState, ToWorker } from "./state.ts";
import { OFFLINE } from "./words/index.ts";

const AGAIN_MS = 15_000;
/** The page that says that everything was erased; it is shown only when nothing is kept. */
const ERASED = "/mine/erased";
const STREAM_KEY = "kneewise.stream";
const WORDS = OFFLINE[pageLanguage()];

const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
const waking = document.querySelector<HTMLElement>("[data-waking]");
let away = false;

function tell(message: ToWorker): void {
  workers?.controller?.postMessage(message);
}

function show(state: NetworkState): void {
  // Python takes seconds to start: let it begin before the next page is wanted.
  if (state.away && !away) tell({ type: "wake" });
  away = state.away;
  Object.assign(document.documentElement.dataset, {
    away: String(state.away),
    waiting: String(state.waiting),
    refused: String(state.refused),
    held: String(state.held),
  });
  forgetWithTheServer(state.stream);
  const words = WORDS.networkWords(state);
  const line = lineOf(words !== "");
  if (line === null) return;
  line.hidden = words === "";
  line.textContent = words;
  if (state.held > 0) line.append(choice("release"), choice("drop"));
}

/** The line is made when there is something to say for the first time. */
function lineOf(isNeeded: boolean): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(".network");
  if (found !== null || !isNeeded) return found;
  const line = document.createElement("p");
  line.className = "network";
  line.setAttribute("role", "status");
  document.body.append(line);
  return line;
}

function choice(what: "release" | "drop"): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = WORDS[what];
  button.onclick = () => tell({ type: what });
  return button;
}

/** When everything was erased, what the player keeps of it on this device goes as well. */
function forgetWithTheServer(stream: string): void {
  try {
    const before = localStorage.getItem(STREAM_KEY);
    if (before === stream) return;
    localStorage.setItem(STREAM_KEY, stream);
    if (before) forgetLeftBehind(localStorage, "elsewhere");
  } catch {
    // Where nothing may be kept, nothing was.
  }
}

function forgetHere(): void {
  try {
    forgetLeftBehind(localStorage, "here");
  } catch {
    // As above.
  }
}

function hear(message: FromWorker): void {
  if (message.type === "state") show(message);
  else if (waking === null) return;
  else if (message.type === "awake") location.reload();
  else waking.replaceChildren(WORDS.cannotWake);
}

/** Starting Python keeps the service worker busy, and this page's own files come through it: first all of them. */
function wakeWhenShown(): void {
  if (document.readyState === "complete") tell({ type: "wake" });
  else addEventListener("load", () => tell({ type: "wake" }));
}

async function start(container: ServiceWorkerContainer): Promise<void> {
  container.addEventListener("message", ({ data }) => hear(data as FromWorker));
  container.startMessages();
  if (waking !== null) return wakeWhenShown();
  const registration = await container.register("/service-worker.js", { type: "module" });
  await container.ready;
  registration.waiting?.postMessage({ type: "take-over" } satisfies ToWorker);
  if (container.controller === null) {
    await new Promise((resolve) => container.addEventListener("controllerchange", resolve, { once: true }));
  }
  document.documentElement.dataset.offline = "ready";
  // Whoever has installed the app means to keep it; some browsers would ask anybody else.
  if (matchMedia("(display-mode: standalone)").matches) void navigator.storage?.persist?.();
  tell({ type: "sync" });
  addEventListener("online", () => tell({ type: "sync" }));
  addEventListener("offline", () => tell({ type: "wake" }));
  document.addEventListener("visibilitychange", () => document.hidden || tell({ type: "sync" }));
  // While the network is away this also keeps the service worker, and so Python, from falling asleep.
  setInterval(() => away && !document.hidden && tell({ type: "sync" }), AGAIN_MS);
}

if (location.pathname === ERASED) forgetHere();
// A browser that has no module service workers, or forbids them, works online as before.
if (workers !== undefined) start(workers).catch(() => {});
