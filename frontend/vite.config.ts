import { defineConfig, type Plugin } from "vite";

const APP = "../src/kneewise/web/static/kneewise/app";

/**
 * tasks-vision counts how it is used and, once a minute, posts the counts to its maker. Nothing leaves this machine, so the
 * build empties the function that posts. It fails when the package has changed so much that the function is not found:
 * then somebody must look again.
 */
function keepsItsCountsToItself(): Plugin {
  const POSTS = "flush(t,e){";
  const ADDRESS = /https:\/\/[a-z.]*googleapis\.com\/v1\/log/;
  return {
    name: "kneewise:tasks-vision-posts-nothing",
    transform(code, id) {
      if (!id.includes("@mediapipe/tasks-vision")) return null;
      const parts = code.split(POSTS);
      if (parts.length !== 2 || !ADDRESS.test(code)) {
        throw new Error("tasks-vision has changed: find where it posts its usage counts, and empty that function");
      }
      const quiet = parts.join("flush(t){this.i=[];t?.();}neverCalled(t,e){");
      return { code: quiet.replace(ADDRESS, "about:blank"), map: null };
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [keepsItsCountsToItself()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es", plugins: () => [keepsItsCountsToItself()] },
  build: {
    outDir: APP,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: false,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        player: "src/player.tsx",
        demo: "src/demo.ts",
        offline: "src/offline/page.ts",
        "service-worker": "src/offline/service-worker.ts",
      },
      // The service worker imports Pyodide from where the pages do.
      external: /^\/static\//,
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
} as Parameters<typeof defineConfig>[0]);
