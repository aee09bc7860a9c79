"""What the core says, in the language of the page: the one place where its sentences meet the catalogue.

The core's sentences keep their pattern (``kneewise.wording``); the pages' own texts are Django's as ever. Both are in
``locale/<language>/LC_MESSAGES/django.po``, which ``just texts`` brings up to date. Templates: ``{{ text|said }}``.
"""

from django.template import Library
from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext

from kneewise.wording import Wording

register = Library()


@register.filter
def said(text: object) -> str:
    """A sentence of the core in the language of the page; any other text as it is."""
    if not isinstance(text, Wording):
        return str(text)
    pattern, values = text.pattern, text.values
    if text.many is not None:
        pattern = ngettext(pattern, text.many, values["count"])  # type: ignore[arg-type]
    elif pattern:  # the catalogue's own head answers to the empty text
        pattern = gettext(pattern)
    return pattern.format(**{name: _value(value) for name, value in values.items()}) if values else pattern


def said_throughout(value: object) -> object:
    """A tree of JSON values with every sentence of the core in it in the language of the page."""
    match value:
        case Wording():
            return said(value)
        case dict():
            return {name: said_throughout(each) for name, each in value.items()}
        case list() | tuple():
            return [said_throughout(each) for each in value]
        case _:
            return value


said_lazily = lazy(said, str)
"""The same for forms, which are made before anybody asks for a page."""


def _value(value: object) -> object:
    return said(value) if isinstance(value, Wording) else value
