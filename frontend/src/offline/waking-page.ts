/** What is shown for the seconds that Python needs to start; `page.ts` loads the page again when it is there. */

import type { Language } from "../language.ts";
import { OFFLINE } from "./words/index.ts";

const POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:";

function pageIn(language: Language): string {
  const { title, says } = OFFLINE[language].waking;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Kneewise</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/static/kneewise/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/kneewise/site.css">
<link rel="stylesheet" href="/static/kneewise/app/offline.css">
<script src="/static/kneewise/app/offline.js" type="module"></script>
</head>
<body>
<header class="top"><a class="brand" href="/"><img src="/static/kneewise/logo.svg" alt="" width="36" height="36">Kneewise</a></header>
<main id="content" class="flow" data-waking>
<h1>${title}</h1>
<p class="lead">${says}</p>
</main>
</body>
</html>
`;
}

export function wakingPage(language: Language): Response {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": language,
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  return new Response(pageIn(language), { headers });
}
