"""The safety questions: what is asked, and what to do when the answer is yes.

The table is clinical.md 3.1, put together from published stop lists and flags (NHS Greater Glasgow and Clyde,
Gloucestershire G-care, pmmonline.org, Physiopedia). The wording is ours; what is asked of a knee is asked of both, also
of the one that does not hurt. The codes and what each level does are our proposal and need a physiotherapist's
sign-off.
"""

from dataclasses import dataclass
from enum import StrEnum

from kneewise.wording import Wording, say


class Level(StrEnum):
    """How soon somebody has to look."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLINICIAN_FIRST = "clinician-first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One safety question; yes is a flag, and ``do`` says what to do then.

    ``lasting`` marks what does not change by itself (an age): once a clinician has cleared it, it is not asked to be
    cleared again.
    """

    code: str
    level: Level
    text: Wording
    do: Wording
    lasting: bool = False


_CALL = say("Call your emergency number or go to an emergency department now.")
_TODAY = say("Go to an emergency or urgent care department today.")
_DAYS = say("Book a visit with your doctor or physiotherapist in the next few days, before you exercise.")
_FIRST = say("Ask your doctor or physiotherapist first. When they agree, say so here, and you can begin.")


def _and(says: Wording, rest: Wording) -> Wording:
    """One sentence after the other."""
    return say("{says} {rest}", says=says, rest=rest)


QUESTIONS: tuple[Question, ...] = (
    Question(
        code="E1",
        level=Level.EMERGENCY,
        text=say("Is either knee hot, red and swollen, and do you also have a fever, chills, or feel ill?"),
        do=_and(say("A knee like this needs to be seen today."), _CALL),
    ),
    Question(
        code="E2",
        level=Level.EMERGENCY,
        text=say("After a fall, blow or twist: are you unable to take four steps, or has a knee or leg changed shape?"),
        do=_and(say("Keep your weight off the leg."), _CALL),
    ),
    Question(
        code="E3",
        level=Level.EMERGENCY,
        text=say("After a pop or a fall: are you unable to straighten a leg, or to lift it straight off the bed?"),
        do=_and(say("Do not test it again."), _CALL),
    ),
    Question(
        code="E4",
        level=Level.EMERGENCY,
        text=say("Is either knee stuck, so that it will not bend or will not straighten?"),
        do=_and(say("Do not force it."), _TODAY),
    ),
    Question(
        code="E5",
        level=Level.EMERGENCY,
        text=say(
            "Did a kneecap slip out of place a short time ago, "
            "or did a knee swell up a lot within two hours of an injury?"
        ),
        do=_and(say("Rest the leg."), _TODAY),
    ),
    Question(
        code="E6",
        level=Level.EMERGENCY,
        text=say("Is either calf painful, swollen and warm? Or do you have pain in your chest, or trouble breathing?"),
        do=_CALL,
    ),
    Question(
        code="E7",
        level=Level.EMERGENCY,
        text=say(
            "Do you have any of these, and is it new: numbness, a foot that drops, a cold or white foot, "
            "numbness between your legs, or a change in how your bladder or bowel works?"
        ),
        do=_CALL,
    ),
    Question(
        code="U1",
        level=Level.URGENT,
        text=say(
            "Does either knee hurt all the time, whether you rest or move, or does the pain often wake you at night?"
        ),
        do=_DAYS,
    ),
    Question(
        code="U2",
        level=Level.URGENT,
        text=say(
            "Have you lost weight without trying, do you sweat at night, have you found a lump, "
            "or have you ever had cancer?"
        ),
        do=_DAYS,
    ),
    Question(
        code="U3",
        level=Level.URGENT,
        text=say(
            "Has either knee stayed swollen without an injury, do several of your joints hurt, "
            "or are you stiff for more than half an hour in the morning?"
        ),
        do=_DAYS,
    ),
    Question(
        code="U4",
        level=Level.URGENT,
        text=say("Has either knee given way or locked more than once, or has a kneecap ever slipped out of place?"),
        do=_DAYS,
    ),
    Question(
        code="U5",
        level=Level.URGENT,
        text=say(
            "Are you under 18, and do you limp, have pain in your hip, groin or thigh, have a swollen knee, "
            "or does it hurt to turn your hip?"
        ),
        do=say("Tell a parent or another adult you trust, and see a doctor now. Do not start to exercise before that."),
    ),
    Question(
        code="U6",
        level=Level.URGENT,
        text=say(
            "Has either knee become much worse in the last few days, does it keep you from everyday things, "
            "or has the pain been 8 out of 10 or more?"
        ),
        do=_DAYS,
    ),
    Question(
        code="R1",
        level=Level.CLINICIAN_FIRST,
        text=say(
            "In the last six months, have you had surgery on either knee, an injection into it, or a broken bone there?"
        ),
        do=_FIRST,
    ),
    Question(
        code="R2",
        level=Level.CLINICIAN_FIRST,
        text=say("Are you over 50 and is this knee pain new? Or are you under 12?"),
        do=_FIRST,
        lasting=True,
    ),
    Question(
        code="R3",
        level=Level.CLINICIAN_FIRST,
        text=say(
            "Can you point with one finger to the pain: just below the kneecap, on the bump on your shin, "
            "at the inner or outer side of the knee? Or does it run down from your back?"
        ),
        do=_and(say("The pain may come from somewhere else than the kneecap."), _FIRST),
    ),
    Question(
        code="R4",
        level=Level.CLINICIAN_FIRST,
        text=say(
            "Are you pregnant, do you have a heart or lung problem that you feel when you make an effort, "
            "brittle bones, or have you taken steroids for a long time?"
        ),
        do=_FIRST,
    ),
)

CODES: tuple[str, ...] = tuple(question.code for question in QUESTIONS)

SHORT_FORM: tuple[str, ...] = ("E1", "E2", "E3", "E4", "E5", "E6", "U1")
"""Asked before every session (our proposal)."""

BY_CODE = {question.code: question for question in QUESTIONS}
