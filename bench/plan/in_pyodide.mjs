// Runs a Python module of this folder in the app's own Pyodide, over the app's own core.zip, and prints what it answers.
// Usage: node in_pyodide.mjs <the app's files> <core.zip> <a folder of Python files> <module> <arguments as JSON>

import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [assets, core, folder, module, given] = process.argv.slice(2);

async function answer() {
  const { loadPyodide } = await import(pathToFileURL(`${assets}pyodide/pyodide.mjs`).href);
  const python = await loadPyodide({ indexURL: `${assets}pyodide/` });
  python.FS.mkdir("/core");
  python.unpackArchive(new Uint8Array(readFileSync(core)), "zip", { extractDir: "/core" });
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".py"))) {
    python.FS.writeFile(`/core/${name}`, readFileSync(`${folder}/${name}`, "utf8"));
  }
  python.globals.set("given", given);
  return python.runPython(`
import sys
sys.path.insert(0, "/core")
import json
import ${module}
json.dumps(${module}.answer(**json.loads(given)))
`);
}

try {
  process.stdout.write(await answer());
} catch (error) {
  // Node would print the whole file of Pyodide with the trace.
  process.stderr.write(`${String(error?.message ?? error).slice(-2000)}\n`);
  process.exitCode = 1;
}
