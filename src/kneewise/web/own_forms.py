"""The forms of the pages about a person's own data."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kneewise.web.forms import AnsweredForm, Given
from kneewise.web.wishes import Wishes

LARGEST_BYTES = 50_000_000
"""Years of sessions with every repetition's report are some ten million bytes."""

_NO_HOUR = ""
_HOURS = [(str(hour), f"{hour:02d}:00") for hour in range(24)]


class Yes(forms.BooleanField):
    """Something that may be wanted or not."""

    look = "kneewise/_sure.html"


class ImportForm(forms.Form):
    """A file that Kneewise has saved. ``detail`` is what was wrong with it in English, for whoever wants to know."""

    detail = ""

    file = forms.FileField(
        label=_("The file"),
        max_length=None,
        error_messages={
            "required": _("Please choose a file that Kneewise has saved."),
            "empty": _("The file is empty. Please choose one that Kneewise has saved."),
        },
    )

    about_me = Yes(label=_("Yes, this file is about me."), required=False)

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too large to be ours."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is not None and file.size > LARGEST_BYTES:
            raise forms.ValidationError(_("The file is too large to be one that Kneewise has saved."))
        return file

    def content(self) -> bytes:
        """What is in it."""
        content: bytes = self.cleaned_data["file"].read()
        return content


class Hour(forms.ChoiceField):
    """A full hour, from a list."""

    look = "kneewise/_text.html"
    unit = ""


class RemindersForm(AnsweredForm):
    """When to be reminded, and how."""

    hour = Hour(
        label=_("At what time do you usually exercise?"),
        choices=[(_NO_HOUR, _("No fixed time")), *_HOURS],
        required=False,
    )
    alarm = Yes(label=_("Let the calendar ring when a session begins."), required=False)
    notify = Yes(label=_("Show a notification at that time, while Kneewise is open in the browser."), required=False)
    quiet_from = Hour(label=_("Quiet from"), choices=_HOURS)
    quiet_until = Hour(label=_("Quiet until"), choices=_HOURS)

    def __init__(self, data: Given | None = None, *, wishes: Wishes) -> None:
        super().__init__(
            data,
            initial={
                "hour": _NO_HOUR if wishes.hour is None else wishes.hour,
                "alarm": wishes.alarm,
                "notify": wishes.notify,
                "quiet_from": wishes.quiet_from,
                "quiet_until": wishes.quiet_until,
            },
        )

    def clean(self) -> None:
        """A reminder needs an hour, and one that is not quiet."""
        said = self.cleaned_data
        wants = said.get("alarm") or said.get("notify")
        if wants and said.get("hour") == _NO_HOUR:
            self.add_error("hour", _("Please choose a time. Without one nothing can remind you."))
        elif not self.errors and said["notify"] and not self.wishes().is_heard:
            self.add_error("hour", _("This time is in your quiet hours. Please change one or the other."))

    def wishes(self) -> Wishes:
        """What is wanted."""
        said = self.cleaned_data
        return Wishes(
            hour=int(said["hour"]) if said["hour"] else None,
            alarm=said["alarm"],
            notify=said["notify"],
            quiet_from=int(said["quiet_from"]),
            quiet_until=int(said["quiet_until"]),
        )


class QuestionsForm(forms.Form):
    """What a person wants to ask their clinician."""

    questions = forms.CharField(
        label=_("Your own questions"),
        help_text=_("They are printed in the letter, and kept nowhere."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("Please keep it under 2000 characters.")},
    )
