"""Prone hip extension: strengthens the buttock without bending the knee."""

from dataclasses import replace

from kneewise.body import ArmAngles, Camera, LegAngles, Movement, Position, Posture, Side
from kneewise.coach import Check, Coaching, Quantity, Stance, StartPoint, View
from kneewise.exercises.demand import CoContraction
from kneewise.exercises.exercise import Chain, Dose, Exercise, Harder, Muscle, bent
from kneewise.exercises.form_point import locked_knee, slow_lowering
from kneewise.exercises.source import ARTICLE, HIP_EMG, PROPOSAL, TECHNIQUE
from kneewise.wording import say

_FOLDED = ArmAngles(
    shoulder_flexion_deg=0.0, shoulder_abduction_deg=120.0, shoulder_rotation_deg=90.0, elbow_flexion_deg=132.0
)

_REST = Posture(
    position=Position.PRONE,
    near=Side.RIGHT,
    right=LegAngles(hip_flexion_deg=2.0, ankle_dorsiflexion_deg=-55.0),
    left=LegAngles(hip_flexion_deg=2.0, ankle_dorsiflexion_deg=-55.0),
    right_arm=_FOLDED,
    left_arm=_FOLDED,
)

MOVEMENT = Movement(
    rest=_REST,
    top=replace(_REST, right=replace(_REST.right, hip_flexion_deg=-18.0)),
    up_s=2.0,
    hold_s=1.0,
    down_s=2.0,
    pause_s=1.0,
)

_ARCHING = replace(
    MOVEMENT, top=replace(MOVEMENT.top, trunk_flexion_deg=-32.0, right=replace(_REST.right, hip_flexion_deg=-28.0))
)


def _rotating() -> Movement:
    """The near hip bone leaves the floor, the far one stays: the middle of the pelvis comes up, the chest does not."""
    rolled = replace(MOVEMENT.top, pelvis_roll_deg=35.0, trunk_roll_deg=-25.0, trunk_flexion_deg=8.0)
    return replace(MOVEMENT, top=replace(rolled, left=replace(_REST.left, hip_flexion_deg=8.0)))


COACHING = Coaching(
    exercise="hip-extension",
    stance=Stance.PRONE,
    driver=Quantity.HIP_EXTENSION,
    least_rise_deg=7.0,
    best_view=View.SIDE,
    start=say("Lie on your front with both legs straight. Keep still."),
    never=(
        StartPoint(
            code="knee-curled",
            measures=Quantity.KNEE_FLEXION,
            over=70.0,
            message=say("That was no hip extension: the foot was drawn up."),
        ),
    ),
    checks=(
        Check(
            code="back-arching",
            is_safety=True,
            measures=Quantity.TRUNK_LIFT,
            right=0.0,
            over=9.0,
            from_rest=True,
            views=(View.SIDE, View.OBLIQUE),
            message=say("Your low back arched and your chest came up."),
            cue=say("Keep your belly and hips down. Lift less high."),
            source=f"{ARTICLE}: the low back does not arch. The limit is {PROPOSAL}.",
        ),
        locked_knee(
            limit_deg=23.0,
            views=(View.SIDE, View.OBLIQUE),
            message=say("The knee was bent while the leg was up."),
            cue=say("Lock the knee and lift from the hip."),
            why="three times the camera's mean error of 7 degrees, and rest.",
        ),
        slow_lowering(),
        Check(
            code="pelvis-rotating",
            measures=Quantity.PELVIS_LIFT,
            right=0.0,
            over=0.037,
            from_rest=True,
            views=(View.SIDE, View.OBLIQUE),
            message=say("Your pelvis turned: the hip of the lifted leg left the floor."),
            cue=say("Keep both hip bones on the floor."),
            source=f"{TECHNIQUE}: both hip bones stay down. The limit is {PROPOSAL}: the pelvis comes up by a "
            "share of the leg's length.",
        ),
    ),
)

EXERCISE = Exercise(
    name="hip-extension",
    title=say("Hip extension"),
    chain=Chain.OPEN,
    per_leg=True,
    purpose=say("Trains your buttock and the back of your thigh. The kneecap is hardly pressed at all."),
    muscles=(
        Muscle(
            name=say("Gluteus maximus (buttock)"),
            why=say("It pushes you up from a chair and up a step, and spares the front of the knee."),
        ),
        Muscle(
            name=say("Hamstrings (back of the thigh)"),
            why=say("They help the buttock and steady the knee from behind."),
        ),
    ),
    start=say("Lie on your front, both legs straight. Rest your forehead on your hands."),
    steps=(
        say("Tighten your buttock and lock the knee."),
        say("Lift the straight leg a little way off the floor, from the hip."),
        say("Stay there for one second."),
        say("Lower it slowly."),
    ),
    cautions=(
        say("Do not arch your low back. Lift only as high as it stays flat."),
        say("Keep both hip bones on the floor."),
        say("If the kneecap presses on the floor, put a folded towel above it."),
        say("Stop if the kneecap hurts, and press “It hurts”."),
    ),
    dose=Dose(),
    harder_by=(Harder.ANKLE_WEIGHT,),
    movement=MOVEMENT,
    wrong={
        "back-arching": _ARCHING,
        "knee-not-locked": bent(MOVEMENT, knee_flexion=38.0),
        "lowered-too-fast": replace(MOVEMENT, down_s=0.6),
        "pelvis-rotating": _rotating(),
    },
    seen_from=Camera(azimuth_deg=0.0, elevation_deg=12.0, distance_m=2.7, target=(-0.15, 0.25, 0.0)),
    camera_advice=say(
        "Put the camera at your side, at the height of a chair, so that it sees you from head to foot. "
        "The leg that works is the one nearer to the camera."
    ),
    coaching=COACHING,
    demand=CoContraction(knee_deg=0.0, activation=(0.0, 0.05, 0.10), source=say("no EMG of the quadriceps found")),
    sources=(ARTICLE, HIP_EMG, TECHNIQUE),
)
