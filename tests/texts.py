"""Which texts there are to translate, read out of the source, and the catalogues that have to have all of them.

``just texts`` brings each ``django.po`` below ``src/kneewise/web/locale`` up to date and compiles it. No translation is
guessed: a text that was changed is a new one, with nothing beside it.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1] / "src" / "kneewise"
LOCALE = PACKAGE / "web" / "locale"
CORE = ("body", "coach", "exercises", "load", "plan")
AKPS = PACKAGE / "plan" / "outcome" / "akps.toml"
SAYS = {"say": None, "say_many": (1, 2)}
DJANGO_SAYS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
COUNTS = {"say_many", "ngettext", "ngettext_lazy"}

Text = str | tuple[str, ...]


def found() -> Catalog:
    """Every text of the pages and of the core that a person may read, with the files that it is in."""
    catalogue = Catalog(project="Kneewise", fuzzy=False)
    for path, text in _texts():
        place = path.relative_to(PACKAGE.parents[1]).as_posix()
        catalogue.add(text, locations=[(place, None)])
    return catalogue


def languages() -> dict[str, Path]:
    """The catalogue of each language."""
    return {path.parts[-3]: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))}


def catalogue_of(language: str) -> Catalog:
    """What is translated."""
    with languages()[language].open("rb") as file:
        return read_po(file, locale=language)


def _texts() -> Iterator[tuple[Path, Text]]:
    for room in CORE:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield from _of_python(path, path.read_text("utf-8"), SAYS)
    for path in sorted((PACKAGE / "web").rglob("*.py")):
        yield from _of_python(path, path.read_text("utf-8"), {**SAYS, **DJANGO_SAYS})
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        yield from _of_python(path, _as_python(path), DJANGO_SAYS)
    yield from ((AKPS, text) for text in _of_the_scale())


def hidden() -> list[str]:
    """Calls inside of an f-string, where nobody finds their texts."""
    calls = re.compile(r"\{(?:_|_lazy|say|say_many|n?gettext(?:_lazy)?)\(")
    files = [path for room in (*CORE, "web") for path in sorted((PACKAGE / room).rglob("*.py"))]
    return [f"{path}: {line}" for path in files for line in path.read_text("utf-8").splitlines() if calls.search(line)]


def _of_python(path: Path, source: str, keywords: dict[str, Sequence[int] | None]) -> Iterator[tuple[Path, Text]]:
    for _line, call, said, _comments in extract_python(BytesIO(source.encode()), keywords, [], {"encoding": "utf-8"}):
        texts = said if isinstance(said, tuple) else (said,)
        if texts[0] is not None:  # else a value, which is marked where it is written
            yield path, texts[:2] if call in COUNTS else texts[0]


def _as_python(template: Path) -> str:
    """A template's texts as calls, on lines without indentation, which would be an error."""
    calls = templatize(template.read_text("utf-8"), origin=str(template))
    return "\n".join(["(", *(line.strip() for line in calls.splitlines()), ")"])


def _of_the_scale() -> Iterator[str]:
    if not AKPS.exists():
        return
    scale = tomllib.loads(AKPS.read_text("utf-8"))
    yield scale["title"]
    for item in scale["items"]:
        yield item["title"]
        yield from (words for words, _points in item["options"])


def _bring_up_to_date(path: Path, language: str) -> None:
    catalogue = catalogue_of(language)
    catalogue.update(found(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, sort_by_file=True, omit_header=False)


if __name__ == "__main__":
    from assembly import compile_languages

    for language, path in languages().items():
        _bring_up_to_date(path, language)
    compile_languages(LOCALE)
