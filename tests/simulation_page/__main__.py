"""``just simulation-page``: simulate, and write the page and its picture into docs/."""

from simulation_page.page import DOCS, files

for name, text in files().items():
    (DOCS / name).write_text(text, encoding="utf-8")
