"""The safety questions in three groups, the most pressing first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kneewise.plan import QUESTIONS, Level
from kneewise.web.forms import SafetyForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions of one level, under a heading."""

    title: "StrOrPromise"
    about: "StrOrPromise"
    fields: tuple[BoundField, ...]


_HEADINGS = {
    Level.EMERGENCY: (_("Signs that need help at once"), _("Most people answer no to all of these.")),
    Level.URGENT: (_("Signs that someone should look at soon"), _("A yes here means: see a clinician first.")),
    Level.CLINICIAN_FIRST: (
        _("Things that a clinician should know"),
        _("A yes here means: ask before you begin. It does not mean that exercise is wrong for you."),
    ),
}


def groups_of(form: SafetyForm) -> tuple[Group, ...]:
    """The form's questions by level."""
    return tuple(
        Group(
            title=title,
            about=about,
            fields=tuple(form[question.code] for question in QUESTIONS if question.level is level),
        )
        for level, (title, about) in _HEADINGS.items()
    )
