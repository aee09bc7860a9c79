"""``just load-page``: write the page and its pictures into docs/."""

from load_page.page import DOCS, files

for name, text in files().items():
    (DOCS / name).write_text(text, encoding="utf-8")
