"""The catalogues of the languages, from the texts that people edit (``.po``) to what gettext reads (``.mo``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from pathlib import Path


def compile_languages(locale: Path) -> None:
    """Write the ``.mo`` beside each ``.po`` below ``locale``; what is marked as doubtful (fuzzy) is left out."""
    for texts in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with texts.open("rb") as file:
            catalogue = read_po(file, locale=texts.parts[-3])
        with texts.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
