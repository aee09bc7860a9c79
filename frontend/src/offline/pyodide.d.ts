/**
 * Pyodide as it is served from our own files (`tsconfig.json` leads here): a service worker may import only what its script
 * names from the start.
 */

export interface Python {
  runPython(code: string): unknown;
  unpackArchive(archive: ArrayBuffer, format: string, options: { extractDir: string }): void;
  pyimport(name: string): unknown;
}

/** `pyodide.mjs` */
export function loadPyodide(options: {
  indexURL: string;
  createPyodideModule: unknown;
  lockFileContents: unknown;
}): Promise<Python>;

/** `pyodide.asm.mjs` */
declare const createPyodideModule: unknown;
export default createPyodideModule;
