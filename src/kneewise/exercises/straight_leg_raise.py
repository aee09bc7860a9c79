"""Straight leg raise: wakes the thigh muscle while the kneecap rests."""

from dataclasses import replace

from kneewise.body import ArmAngles, Camera, LegAngles, Movement, Position, Posture, Side
from kneewise.coach import Check, Coaching, Quantity, Stance, StartPoint, View
from kneewise.exercises.demand import StraightLegLift
from kneewise.exercises.exercise import Chain, Dose, Exercise, Harder, Muscle, bent, reaching
from kneewise.exercises.form_point import locked_knee, other_knee_bent, slow_lowering
from kneewise.exercises.source import ARTICLE, BIOMECHANICS_2002, PROPOSAL, TECHNIQUE
from kneewise.wording import say

_REST = Posture(
    position=Position.SUPINE,
    near=Side.RIGHT,
    right=LegAngles(hip_flexion_deg=3.0, ankle_dorsiflexion_deg=0.0),
    left=LegAngles(hip_flexion_deg=48.0, knee_flexion_deg=92.0, ankle_dorsiflexion_deg=-38.0),
    right_arm=ArmAngles(shoulder_abduction_deg=18.0, elbow_flexion_deg=8.0),
    left_arm=ArmAngles(shoulder_abduction_deg=18.0, elbow_flexion_deg=8.0),
)

MOVEMENT = Movement(
    rest=_REST,
    top=replace(_REST, right=LegAngles(hip_flexion_deg=45.0)),
    up_s=2.0,
    hold_s=1.0,
    down_s=2.0,
    pause_s=1.0,
)


def _other_leg_straight() -> Movement:
    straight = LegAngles(hip_flexion_deg=3.0)
    return replace(MOVEMENT, rest=replace(MOVEMENT.rest, left=straight), top=replace(MOVEMENT.top, left=straight))


COACHING = Coaching(
    exercise="straight-leg-raise",
    stance=Stance.SUPINE,
    driver=Quantity.HIP_FLEXION,
    least_rise_deg=11.0,
    best_view=View.SIDE,
    start=say("Lie on your back and keep still. Bend the other knee, foot flat on the floor."),
    start_points=(
        StartPoint(
            code="straighten-knee",
            measures=Quantity.KNEE_FLEXION,
            over=50.0,
            message=say("Straighten the leg that works."),
        ),
    ),
    never=(
        StartPoint(
            code="knee-drawn-up",
            measures=Quantity.KNEE_FLEXION,
            over=65.0,
            message=say("That was no leg raise: the knee was drawn up."),
        ),
    ),
    checks=(
        locked_knee(
            limit_deg=24.0,
            views=(View.SIDE, View.OBLIQUE),
            message=say("The knee was bent while the leg was up."),
            cue=say("Tighten your thigh and lock the knee."),
            why="three times the camera's mean error of 7 degrees, and rest.",
        ),
        slow_lowering(),
        Check(
            code="too-high",
            measures=Quantity.HIP_FLEXION,
            right=45.0,
            over=58.0,
            views=(View.SIDE, View.OBLIQUE),
            message=say("The leg went higher than it needs to."),
            cue=say("Stop at the height of the other knee."),
            source=f"{TECHNIQUE}: to the height of the other knee, about 45 degrees. The limit is {PROPOSAL}.",
        ),
        Check(
            code="too-low",
            measures=Quantity.HIP_FLEXION,
            right=45.0,
            under=30.5,
            views=(View.SIDE, View.OBLIQUE),
            message=say("The leg did not come up far enough."),
            cue=say("A little higher, up to the other knee."),
            source=f"{TECHNIQUE}: to the height of the other knee, about 45 degrees. The limit is {PROPOSAL}.",
        ),
        other_knee_bent(
            code="other-leg-straight",
            right_deg=92.0,
            least_deg=46.0,
            message=say("The other leg was straight. Bent, it lets your back lie quietly."),
            cue=say("Bend the other knee and put that foot flat."),
        ),
    ),
)

EXERCISE = Exercise(
    name="straight-leg-raise",
    title=say("Straight leg raise"),
    chain=Chain.OPEN,
    per_leg=True,
    purpose=say(
        "Trains the front of your thigh while the knee stays straight, so the kneecap is hardly pressed at all."
    ),
    muscles=(
        Muscle(
            name=say("Quadriceps (front of the thigh)"),
            why=say(
                "It holds the kneecap in its groove and takes the strain when you walk, climb stairs and sit down."
            ),
        ),
        Muscle(
            name=say("Hip flexors"), why=say("They lift the leg, so that the thigh can work without bending the knee.")
        ),
    ),
    start=say("Lie on your back. Bend the other knee and put that foot flat on the floor."),
    steps=(
        say("Tighten the front of your thigh until the knee is straight and locked."),
        say("Lift the straight leg as high as the other knee."),
        say("Stay there for one second."),
        say("Lower it slowly. Keep the thigh tight all the way down."),
    ),
    cautions=(
        say("If the knee bends on the way, lift less high."),
        say("Keep your lower back on the floor."),
        say("Stop if the kneecap hurts, and press “It hurts”."),
    ),
    dose=Dose(),
    harder_by=(Harder.ANKLE_WEIGHT,),
    movement=MOVEMENT,
    wrong={
        "knee-not-locked": bent(MOVEMENT, knee_flexion=38.0),
        "lowered-too-fast": replace(MOVEMENT, down_s=0.6),
        "too-high": reaching(MOVEMENT, hip_flexion=82.0),
        "too-low": reaching(MOVEMENT, hip_flexion=21.0),
        "other-leg-straight": _other_leg_straight(),
    },
    seen_from=Camera(azimuth_deg=0.0, elevation_deg=12.0, distance_m=2.7, target=(-0.15, 0.25, 0.0)),
    camera_advice=say(
        "Put the camera at your side, at the height of a chair, so that it sees you from head to foot. "
        "The leg that works is the one nearer to the camera."
    ),
    coaching=COACHING,
    demand=StraightLegLift(
        lift_deg=MOVEMENT.top.right.hip_flexion_deg,
        activation=(0.0, 0.10, 0.15),
        source=say("10 to 15 % MVIC beside what gravity asks"),
    ),
    sources=(ARTICLE, BIOMECHANICS_2002, TECHNIQUE),
)
