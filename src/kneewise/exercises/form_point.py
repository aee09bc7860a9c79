"""Form points that several exercises share, so that a limit and its source stand in one place."""

from kneewise.coach import Check, Quantity, Timing, View, When
from kneewise.exercises.source import ARTICLE, PROPOSAL
from kneewise.wording import Wording, say

_LEAST_LOWERING_S = 1.11
_LEAST_HOLD_S = 0.55


def slow_lowering() -> Check:
    """The leg comes down slowly."""
    return Check(
        code="lowered-too-fast",
        measures=Timing.LOWERING,
        right=2.0,
        under=_LEAST_LOWERING_S,
        message=say("The leg came down too fast."),
        cue=say("Lower it slowly."),
        source=f"{ARTICLE}: lower slowly. The limit is {PROPOSAL}: a little more than half of the two seconds shown.",
    )


def held(
    *, message: Wording, cue: Wording, views: tuple[View, ...] = tuple(View), explained_by: str | None = None
) -> Check:
    """The top is held for a second; ``views`` are those from which the top is seen well enough to time it.

    ``explained_by`` names a fault that hides the top.
    """
    return Check(
        code="hold-too-short",
        measures=Timing.HOLD,
        right=1.0,
        under=_LEAST_HOLD_S,
        explained_by=explained_by,
        views=views,
        message=message,
        cue=cue,
        source=f"{ARTICLE}: hold for one second. The limit is {PROPOSAL}: half of it, and the camera's error.",
    )


def locked_knee(  # noqa: PLR0913  # what differs from exercise to exercise
    *,
    limit_deg: float,
    views: tuple[View, ...],
    message: Wording,
    cue: Wording,
    why: str,
    when: When = When.TOP,
    explained_by: str | None = None,
) -> Check:
    """The knee of the lifted leg is straight; ``why`` says where the limit comes from."""
    return Check(
        code="knee-not-locked",
        measures=Quantity.KNEE_FLEXION,
        right=3.0,
        over=limit_deg,
        when=when,
        views=views,
        explained_by=explained_by,
        message=message,
        cue=cue,
        source=f"{ARTICLE}: lock the knee. The limit is {PROPOSAL}: {why}",
    )


def stacked_hips(*, limit_deg: float, message: Wording, why: str) -> Check:
    """Who lies on the side does not roll back; ``why`` says where the limit comes from."""
    return Check(
        code="hips-rolling-back",
        measures=Quantity.PELVIS_ROLL,
        right=0.0,
        over=limit_deg,
        from_rest=True,
        views=(View.FRONT, View.OBLIQUE),
        message=message,
        cue=say("Keep your hips stacked. Do not roll back."),
        source=f"{ARTICLE}: body and hips do not roll back. The limit is {PROPOSAL}: {why}",
    )


def other_knee_bent(
    *, code: str, right_deg: float, least_deg: float, message: Wording, cue: Wording, explained_by: str | None = None
) -> Check:
    """The leg that does not work is bent, so that back and pelvis lie quietly."""
    return Check(
        code=code,
        measures=Quantity.OTHER_KNEE_FLEXION,
        right=right_deg,
        under=least_deg,
        when=When.THROUGHOUT,
        explained_by=explained_by,
        message=message,
        cue=cue,
        source=f"{ARTICLE}: the other knee is bent. The limit is {PROPOSAL}: far from what is shown, for this "
        "leg is seen worse.",
    )
