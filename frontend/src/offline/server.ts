/** The server, as the service worker sees it. */

import type { Fact } from "../fact.ts";
import type { Copied, Known, Sent, Server } from "./sync.ts";

const FACTS = "/api/facts";
/** How long an answer may take before the network counts as away. */
const PATIENCE_MS = 20_000;

const UNPROCESSABLE = 422;
const TOO_LARGE = 413;
const CONFLICT = 409;
/** What stands between the server and us may say that the server is away. */
const AWAY = new Set([502, 503, 504]);

/** With its whole content: a network that breaks off in the middle of an answer gave none. */
async function whole(asking: Promise<Response>): Promise<Response> {
  const answer = await asking;
  if (answer.type === "opaqueredirect" || answer.body === null) return answer;
  const { status, statusText, headers } = answer;
  return new Response(await answer.arrayBuffer(), { status, statusText, headers });
}

/** A whole answer of the server itself; null when there is none in time. */
export async function reach(request: () => Promise<Response>, patience_ms = PATIENCE_MS): Promise<Response | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience_ms);
  });
  try {
    const answer = await Promise.race([whole(request()), late]);
    return answer === null || AWAY.has(answer.status) ? null : answer;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export class HttpServer implements Server {
  readonly #fetch: typeof fetch;

  constructor(network: typeof fetch) {
    this.#fetch = network;
  }

  async copied({ stream, last }: Known): Promise<Copied | null> {
    const wanted = new URLSearchParams({ stream, after: String(last) });
    const answer = await reach(() => this.#fetch(`${FACTS}?${wanted}`, { credentials: "same-origin" }));
    try {
      return answer?.ok ? ((await answer.json()) as Copied) : null;
    } catch {
      return null;
    }
  }

  /** The mark alone, for a form of a page that was made here. */
  async token(known: Known): Promise<string | null> {
    return (await this.copied(known))?.token ?? null;
  }

  async send(facts: readonly Fact[], token: string): Promise<Sent> {
    const answer = await reach(() =>
      this.#fetch(FACTS, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ facts }),
      }),
    );
    if (answer?.ok) return "stored";
    if (answer?.status === CONFLICT) return "otherwise";
    return answer?.status === UNPROCESSABLE || answer?.status === TOO_LARGE ? "refused" : "away";
  }
}
