/** The server, as the player sees it. */

import type { Fact } from "./fact.ts";
import type { Answer } from "./outbox.ts";
import { type Demonstration, demonstration, type SessionAnswer, sessionAnswer } from "./session.ts";

/** The addresses that the page gives on `#player`. */
export interface Addresses {
  session: string;
  facts: string;
  figure: string;
  core: string;
  assets: string;
  done: string;
}

export function addressesOf(element: HTMLElement): Addresses {
  const given = (name: string, fallback: string) => element.dataset[name] ?? fallback;
  return {
    session: given("sessionUrl", "/api/session"),
    facts: given("factsUrl", "/api/facts"),
    figure: given("figureUrl", "/api/figure/"),
    core: given("coreUrl", "/core.zip"),
    assets: given("assetsUrl", "/static/kneewise/app/"),
    done: given("doneUrl", "/summary"),
  };
}

export async function fetchSession(url: string): Promise<SessionAnswer> {
  return sessionAnswer(await fetchJson(url), "session");
}

export async function fetchDemonstration(url: string): Promise<Demonstration> {
  return demonstration(await fetchJson(url), "figure");
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** A request that may outlive its page must be smaller than 64 KiB, or the browser refuses it. */
const KEEPALIVE_AT_MOST = 50_000;
/** 422: not a fact that can be kept; 409: another fact has this id; 413: too large. */
const REFUSALS = new Set([409, 413, 422]);

/** Send facts. Only a clear "no" of the server is a refusal; everything else is worth another try. */
export async function sendFacts(url: string, facts: readonly Fact[]): Promise<Answer> {
  const body = JSON.stringify({ facts });
  try {
    const response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      keepalive: body.length < KEEPALIVE_AT_MOST,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken() },
      body,
    });
    if (response.ok) return { kind: "stored" };
    if (REFUSALS.has(response.status)) return { kind: "refused", why: await response.text() };
  } catch {
    // The network is away: the same as an answer that is no answer.
  }
  return { kind: "unreachable" };
}

function csrfToken(): string {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=csrf-token], meta[name=csrftoken]");
  if (meta?.content) return meta.content;
  const field = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]");
  if (field?.value) return field.value;
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";
}
