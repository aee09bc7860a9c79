"""What a rule saw, in words with units: the one place that knows each name of the plan."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Value = int | float | bool | str | None

_SWELLING = (_lazy("not swollen"), _lazy("slightly puffy"), _lazy("clearly swollen"), _lazy("tense"))
_FORMS = {"clean": _lazy("clean"), "poor": _lazy("not clean yet"), "unknown": _lazy("not judged")}


def saw_words(saw: Mapping[str, Value]) -> list[tuple[str, str]]:
    """What a rule saw, name by value, as a page shows it. A name that is not known here is shown as it is."""
    return [_said(name, value) for name, value in saw.items()]


def _said(name: str, value: Value) -> tuple[str, str]:
    label, says, nothing = SAID.get(name, (name.replace("_", " "), _plain, _NOT_ANSWERED))
    return str(label), str(nothing) if value is None else says(value)


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_ten(value: Value) -> str:
    return _("%(value)s of 10") % {"value": _plain(value)}


def _of_hundred(value: Value) -> str:
    return _("%(value)s of 100") % {"value": _plain(value)}


def _days(value: Value) -> str:
    return ngettext("%(value)d day", "%(value)d days", _whole(value)) % {"value": _whole(value)}


def _minutes(value: Value) -> str:
    return ngettext("%(value)d minute", "%(value)d minutes", _whole(value)) % {"value": _whole(value)}


def _sessions(value: Value) -> str:
    return ngettext("%(value)d session", "%(value)d sessions", _whole(value)) % {"value": _whole(value)}


def _repetitions(value: Value) -> str:
    return ngettext("%(value)d repetition", "%(value)d repetitions", _whole(value)) % {"value": _whole(value)}


def _body_weight(value: Value) -> str:
    return _("%(value)s times your body weight") % {"value": _plain(value)}


def _body_weight_seconds(value: Value) -> str:
    return _("%(value)s body weight seconds") % {"value": _plain(value)}


def _percent(value: Value) -> str:
    return f"{round(100 * value)} %" if isinstance(value, int | float) else _plain(value)


def _swelling(value: Value) -> str:
    return str(_SWELLING[_whole(value)])


def _form(value: Value) -> str:
    return str(_FORMS[str(value)])


def _whole(value: Value) -> int:
    return int(value) if isinstance(value, int | float) else 0


Says = Callable[[Value], str]

_NOT_ANSWERED = _lazy("not answered")
_NOT_TRIED = _lazy("not tried lately")
_NOT_YET = _lazy("not yet")
_NONE = _lazy("none")

_ROWS: tuple[tuple[str, "StrOrPromise", Says, "StrOrPromise"], ...] = (
    # one exercise in one session
    ("pain_before", _lazy("pain before the session"), _of_ten, _NOT_ANSWERED),
    ("pain_peak", _lazy("strongest pain in the exercise"), _of_ten, _NOT_ANSWERED),
    ("pain_60min", _lazy("pain an hour later"), _of_ten, _NOT_ANSWERED),
    ("pain_next_morning", _lazy("pain the next morning"), _of_ten, _NOT_ANSWERED),
    ("baseline_morning", _lazy("your usual morning"), _of_ten, _NOT_ANSWERED),
    ("effort", _lazy("effort"), _of_ten, _NOT_ANSWERED),
    ("sets_at_target", _lazy("sets that came to their number"), _plain, _NONE),
    ("sets", _lazy("sets given"), _plain, _NONE),
    ("form", _lazy("form"), _form, _NOT_ANSWERED),
    ("days_since_session", _lazy("since the last session"), _days, _NOT_YET),
    ("days_since_done", _lazy("since this was last done"), _days, _NOT_YET),
    # the kneecap's budget
    ("asked_bw", _lazy("asked at once"), _body_weight, _NONE),
    ("budget_bw", _lazy("allowed at once"), _body_weight, _NONE),
    ("tolerated_bw", _lazy("borne calmly at once"), _body_weight, _NONE),
    ("asked_bw_s", _lazy("asked in all"), _body_weight_seconds, _NONE),
    ("budget_bw_s", _lazy("allowed in all"), _body_weight_seconds, _NONE),
    ("tolerated_bw_s", _lazy("borne calmly in all"), _body_weight_seconds, _NONE),
    # the gate to the squat
    ("sessions", _lazy("sessions done"), _plain, _NONE),
    ("days", _lazy("days"), _days, _NOT_YET),
    ("worst_pain", _lazy("strongest pain"), _of_ten, _NOT_ANSWERED),
    ("worst_pain_at_start", _lazy("strongest pain at the start"), _of_ten, _NOT_ANSWERED),
    ("mean_this_week", _lazy("mornings of this week, on average"), _of_ten, _NOT_ANSWERED),
    ("mean_week_before", _lazy("mornings of the week before, on average"), _of_ten, _NOT_ANSWERED),
    ("swelling", _lazy("swelling"), _swelling, _NOT_ANSWERED),
    ("days_since_flare_up", _lazy("since the last flare-up"), _days, _NONE),
    ("sessions_running_left", _lazy("left leg, in a row"), _sessions, _NONE),
    ("sessions_running_right", _lazy("right leg, in a row"), _sessions, _NONE),
    ("sessions_running", _lazy("in a row"), _sessions, _NONE),
    ("pain", _lazy("pain"), _of_ten, _NOT_TRIED),
    ("conditions_unmet", _lazy("still to come"), _plain, _NONE),
    ("days_to_go", _lazy("it rests for another"), _days, _NONE),
    # the gates after it
    ("squat_open", _lazy("the semi squat is open"), _plain, _NOT_YET),
    ("squat_rests", _lazy("it rests now"), _plain, _NOT_YET),
    ("open", _lazy("open"), _plain, _NOT_YET),
    ("minutes", _lazy("length"), _minutes, _NOT_TRIED),
    ("settled", _lazy("calm the next morning"), _plain, _NOT_ANSWERED),
    ("reps_left", _lazy("left leg"), _repetitions, _NOT_TRIED),
    ("reps_right", _lazy("right leg"), _repetitions, _NOT_TRIED),
    ("pain_left", _lazy("pain in the left knee"), _of_ten, _NOT_TRIED),
    ("pain_right", _lazy("pain in the right knee"), _of_ten, _NOT_TRIED),
    ("control", _lazy("knee and hips in line"), _plain, _NOT_ANSWERED),
    ("weaker_leg_share", _lazy("the weaker leg does, of the other"), _percent, _NOT_TRIED),
    ("akps", _lazy("score now"), _of_hundred, _NOT_ANSWERED),
    ("akps_at_start", _lazy("score at the start"), _of_hundred, _NOT_ANSWERED),
    ("shorter_hop_share", _lazy("the shorter hop, of the longer"), _percent, _NOT_TRIED),
    ("says_yes", _lazy("a clinician says yes"), _plain, _NOT_YET),
    ("pain_grows", _lazy("pain grew from week to week"), _plain, _NOT_YET),
    ("clinician_holds", _lazy("a clinician holds everything"), _plain, _NOT_YET),
    ("days_since_run", _lazy("since the last run"), _days, _NOT_YET),
    # advice, reviews, locks
    ("stops", _lazy("times that pain stopped you"), _plain, _NONE),
    ("flare_ups", _lazy("flare-ups"), _plain, _NONE),
    ("week", _lazy("week"), _plain, _NONE),
    ("sessions_meant", _lazy("sessions meant"), _plain, _NONE),
    ("flags", _lazy("safety questions"), _plain, _NONE),
)

SAID: Mapping[str, tuple["StrOrPromise", Says, "StrOrPromise"]] = MappingProxyType(
    {name: (label, says, nothing) for name, label, says, nothing in _ROWS}
)
"""Each name that the plan says: its words, how its value is said, and what is said when there is none."""
