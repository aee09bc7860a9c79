"""The kinds of question that pages ask, each with the template that shows it (``look``)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, "StrOrPromise"]]


class HintedRadio(forms.RadioSelect):
    """Radio buttons with a line of explanation under each word."""

    def __init__(self, hints: "Mapping[str, StrOrPromise]") -> None:
        super().__init__()
        self._hints = hints

    def create_option(  # noqa: PLR0913, PLR0917  # Django's own signature
        self,
        name: str,
        value: object,
        label: int | str,
        selected: bool,  # noqa: FBT001
        index: int,
        subindex: int | None = None,
        attrs: dict[str, object] | None = None,
    ) -> dict[str, object]:
        """One button, with its hint."""
        option = super().create_option(name, value, label, selected, index, subindex, attrs)
        return {**option, "hint": self._hints.get(str(value), "")}


class OneOf(forms.ChoiceField):
    """One of a few short words, as large buttons; nothing is chosen beforehand. Lines may have hints."""

    look = "kneewise/_chips.html"

    def __init__(
        self,
        label: "StrOrPromise",
        choices: Choices,
        *,
        missing: "StrOrPromise",
        hints: "Mapping[str, StrOrPromise] | None" = None,
        required: bool = True,
    ) -> None:
        super().__init__(
            label=label,
            choices=choices,
            required=required,
            widget=HintedRadio(hints or {}),
            error_messages={"required": missing, "invalid_choice": missing},
        )


class OneLine(OneOf):
    """One of several lines below each other."""

    look = "kneewise/_lines.html"


class YesNo(OneOf):
    """A question that must be answered with yes or no."""

    def __init__(self, label: "StrOrPromise") -> None:
        super().__init__(label, [("yes", _("Yes")), ("no", _("No"))], missing=_("Please answer yes or no."))

    def clean(self, value: object) -> bool:
        """True for yes."""
        return bool(super().clean(value) == "yes")


class Scale(forms.TypedChoiceField):
    """0 to 10 in whole numbers, as buttons."""

    look = "kneewise/_scale.html"
    widget = forms.RadioSelect

    def __init__(self, label: "StrOrPromise", *, required: bool = True, help_text: "StrOrPromise" = "") -> None:
        wrong = _("Please choose a whole number from 0 to 10.")
        super().__init__(
            label=label,
            choices=[(str(score), str(score)) for score in range(11)],
            coerce=int,
            empty_value=None,
            required=required,
            help_text=help_text,
            error_messages={"required": wrong, "invalid_choice": wrong},
        )


class Swelling(forms.TypedChoiceField):
    """How a knee looks, in words; 0 to 3."""

    look = "kneewise/_choices.html"

    def __init__(self, label: "StrOrPromise") -> None:
        missing = _("Please choose how the knee looks.")
        super().__init__(
            label=label,
            choices=[
                ("0", _("Not swollen")),
                ("1", _("Slightly puffy")),
                ("2", _("Clearly swollen")),
                ("3", _("Tense")),
            ],
            coerce=int,
            widget=HintedRadio(
                {
                    "0": _("It looks as it always does."),
                    "1": _("The hollows beside the kneecap are less clear."),
                    "2": _("Anyone would see it."),
                    "3": _("Full and tight, and hard to bend."),
                }
            ),
            error_messages={"required": missing, "invalid_choice": missing},
        )


class Several(forms.MultipleChoiceField):
    """Any of some sentences, as large boxes to tick."""

    look = "kneewise/_choices.html"
    tick = True
    compact = False
    widget = forms.CheckboxSelectMultiple


class SeveralShort(Several):
    """Any of some single words, beside each other."""

    compact = True


class Measure(forms.FloatField):
    """A number with a unit, which may be left out."""

    look = "kneewise/_text.html"

    def __init__(
        self, label: "StrOrPromise", *, unit: str, lowest: float, highest: float, wrong: "StrOrPromise"
    ) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=lowest,
            max_value=highest,
            error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        )
        self.unit = unit
        self.widget.attrs["inputmode"] = "decimal"


class Count(forms.IntegerField):
    """A whole number with a unit."""

    look = "kneewise/_text.html"

    def __init__(
        self,
        label: "StrOrPromise",
        *,
        unit: "StrOrPromise",
        lowest: int,
        highest: int,
        required: bool = True,
        help_text: "StrOrPromise" = "",
    ) -> None:
        # Forms are made before anybody asks for a page: "%" would settle the language here and now.
        wrong = format_lazy(
            _("Please write a whole number from {lowest} to {highest}."), lowest=lowest, highest=highest
        )
        super().__init__(
            label=label,
            min_value=lowest,
            max_value=highest,
            required=required,
            help_text=help_text,
            error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
        )
        self.unit = unit
        self.widget.attrs["inputmode"] = "numeric"


class Day(forms.DateField):
    """A day, which may be left out."""

    look = "kneewise/_text.html"

    def __init__(self, label: "StrOrPromise", *, help_text: "StrOrPromise") -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=help_text,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Please choose a day, or leave it empty.")},
        )


class Words(forms.CharField):
    """A short text that must be given."""

    look = "kneewise/_text.html"

    def __init__(
        self, label: "StrOrPromise", *, longest: int, help_text: "StrOrPromise", missing: "StrOrPromise"
    ) -> None:
        super().__init__(label=label, max_length=longest, help_text=help_text, error_messages={"required": missing})


class Sure(forms.BooleanField):
    """A sentence to agree to."""

    look = "kneewise/_sure.html"

    def __init__(self, label: "StrOrPromise", *, missing: "StrOrPromise") -> None:
        super().__init__(label=label, error_messages={"required": missing})
