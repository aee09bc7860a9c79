"""Semi squat: the first exercise on the feet, once the kneecap is calm and thigh and hip are awake."""

from dataclasses import replace

from kneewise.body import ArmAngles, Camera, LegAngles, Movement, Position, Posture
from kneewise.coach import Check, Coaching, Quantity, Stance, View
from kneewise.exercises.demand import Squat
from kneewise.exercises.exercise import Beats, Chain, Dose, Exercise, Harder, Muscle
from kneewise.exercises.form_point import held
from kneewise.exercises.source import (
    ARTICLE,
    BIOMECHANICS_2002,
    CAMERA_ERROR,
    GUIDELINE_2019,
    KERNOZEK_2018,
    POWERS_2014,
    PROPOSAL,
    TECHNIQUE,
)
from kneewise.wording import Wording, say

SHANK_TILT_PER_KNEE = 0.40
"""Shank tilt as a share of knee flexion: an assumption of the kneecap-load model as well (our proposal)."""
_TRUNK_LEAN_PER_KNEE = 0.55
"""So much the trunk leans forward for each degree of knee flexion, hips going back (our proposal)."""


def squat(depth_deg: float, *, shank_tilt: float = SHANK_TILT_PER_KNEE, inward_deg: float = 0.0) -> Posture:
    """Standing on both feet with the knees bent by ``depth_deg``, feet flat; ``inward_deg`` lets the knees cave in."""
    tilt, lean = depth_deg * shank_tilt, depth_deg * _TRUNK_LEAN_PER_KNEE
    leg = LegAngles(
        hip_flexion_deg=lean - tilt + depth_deg,
        hip_abduction_deg=3.0 - inward_deg,
        hip_rotation_deg=5.0 - 2.6 * inward_deg,
        knee_flexion_deg=depth_deg,
        ankle_dorsiflexion_deg=tilt,
    )
    reach = ArmAngles(shoulder_flexion_deg=10.0 + 1.2 * depth_deg, elbow_flexion_deg=12.0)
    return Posture(
        position=Position.STANDING, pelvis_tilt_deg=lean, left=leg, right=leg, left_arm=reach, right_arm=reach
    )


def on_the_toes(posture: Posture, *, lifted_deg: float) -> Posture:
    """The same posture with the heels off the floor: the feet point down by so much more."""
    leg = posture.right
    tipped = replace(leg, ankle_dorsiflexion_deg=leg.ankle_dorsiflexion_deg - lifted_deg)
    return replace(posture, left=tipped, right=tipped)


DEEPEST_DEG = 45.0
"""The source article's depth, and the deepest that this programme gives."""
_BEYOND_DEG = 12.0
"""Deeper than asked by more than this is too deep (our proposal: well above the camera's mean error of 7 degrees)."""
_HARDLY = 0.71
_LESS_DEG = 7.5
"""Less than this share of the depth that was asked for, by at least so much, is too shallow (our proposal)."""


def _movement(depth_deg: float) -> Movement:
    return Movement(rest=squat(0.0), top=squat(depth_deg), up_s=2.0, hold_s=1.0, down_s=2.0, pause_s=1.0)


def _coaching(depth_deg: float) -> Coaching:
    return Coaching(
        exercise="semi-squat",
        stance=Stance.STANDING,
        driver=Quantity.KNEE_FLEXION,
        least_rise_deg=min(12.0, 0.4 * depth_deg),
        least_s=0.9,
        both_legs=True,
        notes=(Quantity.SHANK_TILT, Quantity.TRUNK_LEAN),
        best_view=View.SIDE,
        start=say("Stand still in front of a chair, arms down, knees straight."),
        checks=(
            Check(
                code="too-deep",
                measures=Quantity.KNEE_FLEXION,
                right=depth_deg,
                is_safety=True,
                over=depth_deg + _BEYOND_DEG,
                message=say("You went deeper than planned. The kneecap is pressed more down there."),
                cue=say("Not so deep."),
                source=f"{ARTICLE}: about 45 degrees; {POWERS_2014}: stress is low from 45 to 0. "
                f"The limit is {PROPOSAL}: the depth that was asked for and the camera's error. {CAMERA_ERROR}",
                urgent=True,
            ),
            Check(
                code="knees-caving-in",
                measures=Quantity.KNEES_INWARD,
                right=0.0,
                is_safety=True,
                over=0.025,
                from_rest=True,
                views=(View.FRONT, View.OBLIQUE),
                message=say("Your knees came closer together than your feet."),
                cue=say("Push your knees out, over your feet."),
                source=f"{ARTICLE}: knees do not cave in. The limit is {PROPOSAL}: a share of the leg's length.",
            ),
            Check(
                code="knees-past-toes",
                measures=Quantity.KNEES_PAST_TOES,
                right=-0.03,
                is_safety=True,
                over=0.028,
                views=(View.SIDE,),
                explained_by="too-deep",
                message=say("Your knees went past your toes."),
                cue=say("Push your hips back, as if to sit down."),
                source=f"{ARTICLE}; {KERNOZEK_2018}: knees past the toes raise the force. The limit is {PROPOSAL}.",
            ),
            Check(
                code="too-shallow",
                measures=Quantity.KNEE_FLEXION,
                right=depth_deg,
                views=(View.SIDE, View.OBLIQUE),
                under=min(_HARDLY * depth_deg, depth_deg - _LESS_DEG),
                message=say("You hardly bent your knees."),
                cue=say("A little deeper."),
                source=f"{ARTICLE}: about 45 degrees. The limit is {PROPOSAL}: a share of the depth asked for.",
            ),
            Check(
                code="heels-lifting",
                measures=Quantity.HEEL_LIFT,
                right=0.0,
                over=0.06,
                from_rest=True,
                views=(View.SIDE, View.OBLIQUE),
                message=say("Your heels left the floor."),
                cue=say("Keep your heels down and your weight in the middle of the foot."),
                source=f"{TECHNIQUE}: the whole foot stays down. The limit is {PROPOSAL}: a share of the leg's length.",
            ),
            held(
                message=say("You did not stay down for a second."),
                cue=say("Stay down for one second."),
                views=(View.SIDE,),
                explained_by="too-shallow",
            ),
        ),
    )


def _how_far(depth_deg: float) -> Wording:
    if depth_deg >= DEEPEST_DEG:
        return say("Stop about half-way to the seat.")
    return say(
        "Bend your knees only a little, about {degrees} degrees. Half-way to the seat comes later.",
        degrees=round(depth_deg),
    )


def at_depth(depth_deg: float) -> Exercise:
    """The semi squat to a depth in degrees of knee flexion; the plan's ladder gives 20, 30 and 45."""
    movement = _movement(depth_deg)
    return Exercise(
        name="semi-squat",
        title=say("Semi squat"),
        chain=Chain.CLOSED,
        per_leg=False,
        purpose=say("Trains thighs and hips together, as in daily life, but only as deep as is kind to the kneecap."),
        muscles=(
            Muscle(
                name=say("Quadriceps (front of the thigh)"),
                why=say("It carries you when you sit down, stand up and take the stairs."),
            ),
            Muscle(
                name=say("Gluteal muscles (buttock and hip)"),
                why=say("They take their share of the work and keep the knees over the feet."),
            ),
        ),
        start=say("Stand with your back to a chair, feet as wide as your hips. You may hold on to something."),
        steps=(
            say("Push your hips back, as if to sit down."),
            _how_far(depth_deg),
            say("Stay there for one second."),
            say("Stand up again."),
        ),
        cautions=(
            say("Knees stay behind your toes."),
            say("Knees stay over your feet. Do not let them fall inward."),
            say("Never deeper than half-way, and only while the kneecap is free of pain."),
        ),
        dose=Dose(),
        harder_by=(Harder.RANGE, Harder.BAND),
        movement=movement,
        wrong={
            "too-deep": replace(movement, top=squat(depth_deg + 40.0, shank_tilt=0.36)),
            "knees-caving-in": replace(movement, top=squat(depth_deg, inward_deg=14.0)),
            "knees-past-toes": replace(movement, top=squat(depth_deg, shank_tilt=0.85)),
            "too-shallow": replace(movement, top=squat(0.44 * depth_deg)),
            "heels-lifting": replace(movement, top=on_the_toes(squat(depth_deg), lifted_deg=28.0)),
            "hold-too-short": replace(movement, hold_s=0.0, up_s=1.4, down_s=1.6),
        },
        seen_from=Camera(azimuth_deg=80.0, elevation_deg=4.0, distance_m=3.2, target=(0.0, 0.85, 0.0)),
        camera_advice=say(
            "Put the camera at your side, at the height of your hip, so that it sees you from head to foot. "
            "From the front it can see whether your knees cave in, but not so well how deep you go."
        ),
        coaching=_coaching(depth_deg),
        beats=Beats(lift=say("Bend"), hold=say("Hold"), lower=say("Stand up slowly")),
        demand=Squat(depth_deg=depth_deg, source=BIOMECHANICS_2002),
        sources=(ARTICLE, POWERS_2014, KERNOZEK_2018, GUIDELINE_2019),
        to_range=at_depth,
    )


EXERCISE = at_depth(DEEPEST_DEG)
