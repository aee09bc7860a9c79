/**
 * The server's own pages, made here: Pyodide runs the same Django views and templates (`web/offline/browser.py`) over the
 * facts that this device keeps.
 */

import createPyodideModule from "/static/kneewise/app/pyodide/pyodide.asm.mjs";
import { loadPyodide } from "/static/kneewise/app/pyodide/pyodide.mjs";
import type { Fact } from "../fact.ts";

const PYODIDE = "/static/kneewise/app/pyodide/";
const CODE = ["/core.zip", "/offline/app.zip"] as const;

export interface Asked {
  method: string;
  url: string;
  body: string;
  /** A tag such as "es-MX": what the page shall be in, where that is translated. */
  language: string;
}

export interface Made {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** What was logged by this request, and must be kept before anybody sees the answer. */
  facts: Fact[];
}

interface Browser {
  start(): void;
  tell(facts: string): void;
  forget(): void;
  answer(asked: string): string;
}

export class Pages {
  readonly #read: (address: string) => Promise<Response>;
  #starting: Promise<Browser> | null = null;
  #isReady = false;
  #told = new Map<string, string>();

  /** `read` gives a kept file. */
  constructor(read: (address: string) => Promise<Response>) {
    this.#read = read;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Start Python and Django; a second call waits for the first. */
  start(): Promise<Browser> {
    this.#starting ??= this.#load().catch((error) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  async ask(asked: Asked, facts: readonly Fact[]): Promise<Made> {
    const browser = await this.start();
    this.#tell(browser, facts);
    const made = JSON.parse(browser.answer(JSON.stringify(asked))) as Made;
    for (const fact of made.facts) this.#told.set(fact.id, JSON.stringify(fact));
    return made;
  }

  async #load(): Promise<Browser> {
    const lockFileContents: unknown = await (await this.#read(`${PYODIDE}pyodide-lock.json`)).json();
    const [python, ...archives] = await Promise.all([
      loadPyodide({ indexURL: PYODIDE, createPyodideModule, lockFileContents }),
      ...CODE.map(async (address) => (await this.#read(address)).arrayBuffer()),
    ]);
    for (const archive of archives) python.unpackArchive(archive, "zip", { extractDir: "/app" });
    python.runPython('import sys; sys.path.insert(0, "/app")');
    const browser = python.pyimport("kneewise.web.offline.browser") as Browser;
    browser.start();
    this.#isReady = true;
    return browser;
  }

  /** Tell Python what it does not know yet; all anew when something is gone. */
  #tell(browser: Browser, facts: readonly Fact[]): void {
    const written = new Map(facts.map((fact) => [fact.id, JSON.stringify(fact)]));
    if ([...this.#told.keys()].some((id) => !written.has(id))) {
      browser.forget();
      this.#told.clear();
    }
    const news = [...written].filter(([id, text]) => this.#told.get(id) !== text);
    if (news.length > 0) browser.tell(`[${news.map(([, text]) => text).join(",")}]`);
    this.#told = written;
  }
}
