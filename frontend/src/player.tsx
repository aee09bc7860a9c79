/** Starts the session player in `#player`. */

import "./player.css";
import { addressesOf, fetchSession, sendFacts } from "./api.ts";
import { shelfHere } from "./kept.ts";
import { Outbox } from "./outbox.ts";
import { Player } from "./runner.tsx";
import { FAILED } from "./words/index.ts";

const TODAY = "/today";

async function start(root: HTMLElement): Promise<void> {
  const addresses = addressesOf(root);
  const outbox = new Outbox(
    shelfHere(),
    (facts) => sendFacts(addresses.facts, facts),
    (run, ms) => void setTimeout(run, ms),
  );
  addEventListener("online", () => void outbox.flush());
  void outbox.flush();
  try {
    const answer = await fetchSession(addresses.session);
    if (answer.session.open_session === null || answer.session.items.length === 0) {
      location.replace(root.dataset.todayUrl ?? TODAY);
      return;
    }
    new Player(root, addresses, outbox, answer, answer.session.open_session);
  } catch (error) {
    failed(root, error);
  }
}

function failed(root: HTMLElement, error: unknown): void {
  root.dataset.state = "failed";
  const panel = document.createElement("section");
  panel.className = "panel failed";
  const title = document.createElement("h1");
  title.textContent = FAILED.title;
  const words = document.createElement("p");
  words.className = "soft";
  words.textContent = FAILED.says;
  const detail = document.createElement("p");
  detail.className = "soft";
  detail.lang = "en";
  detail.translate = false;
  detail.textContent = String(error);
  const again = document.createElement("button");
  again.className = "btn primary";
  again.textContent = FAILED.again;
  again.onclick = () => location.reload();
  panel.append(title, words, detail, again);
  root.replaceChildren(panel);
}

const root = document.getElementById("player");
if (root !== null) void start(root);
