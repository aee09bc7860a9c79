"""Side-lying leg raise: strengthens the side of the hip, which keeps the knee from falling inward."""

from dataclasses import replace

from kneewise.body import ArmAngles, Camera, LegAngles, Movement, Position, Posture, Side
from kneewise.coach import Check, Coaching, Quantity, Stance, View, When
from kneewise.exercises.demand import CoContraction
from kneewise.exercises.exercise import Chain, Dose, Exercise, Harder, Muscle, bent, reaching
from kneewise.exercises.form_point import held, locked_knee, other_knee_bent, slow_lowering, stacked_hips
from kneewise.exercises.source import ARTICLE, HIP_EMG, PROPOSAL, TECHNIQUE
from kneewise.wording import say

_REST = Posture(
    position=Position.SIDE_LYING,
    near=Side.RIGHT,
    right=LegAngles(hip_flexion_deg=-3.0, hip_abduction_deg=2.0, ankle_dorsiflexion_deg=0.0),
    left=LegAngles(hip_flexion_deg=35.0, knee_flexion_deg=60.0),
    right_arm=ArmAngles(shoulder_flexion_deg=55.0, shoulder_abduction_deg=-5.0, elbow_flexion_deg=65.0),
    left_arm=ArmAngles(shoulder_flexion_deg=160.0, shoulder_abduction_deg=0.0, elbow_flexion_deg=35.0),
)

MOVEMENT = Movement(
    rest=_REST,
    top=replace(_REST, right=replace(_REST.right, hip_abduction_deg=33.0)),
    up_s=2.0,
    hold_s=1.0,
    down_s=2.0,
    pause_s=1.0,
)


def _rolling_back() -> Movement:
    return replace(MOVEMENT, top=replace(MOVEMENT.top, pelvis_roll_deg=40.0, trunk_roll_deg=-10.0))


def _bottom_leg_straight() -> Movement:
    straight = LegAngles(hip_flexion_deg=0.0)
    return replace(MOVEMENT, rest=replace(MOVEMENT.rest, left=straight), top=replace(MOVEMENT.top, left=straight))


COACHING = Coaching(
    exercise="side-lying-leg-raise",
    stance=Stance.SIDE_LYING,
    driver=Quantity.HIP_ABDUCTION,
    least_rise_deg=5.5,
    best_view=View.FRONT,
    start=say("Lie on your side, body in one line, the lower knee bent. Keep still."),
    checks=(
        stacked_hips(
            limit_deg=25.0,
            message=say("Your hips rolled back while the leg was up."),
            why="most of what is seen while the hips stay stacked is below it.",
        ),
        locked_knee(
            limit_deg=31.0,
            views=(View.FRONT, View.OBLIQUE),
            message=say("The knee of the upper leg was bent."),
            cue=say("Lock the knee of the upper leg."),
            why="a knee is hard to see from this side.",
            when=When.THROUGHOUT,
            explained_by="hip-drifting-forward",
        ),
        Check(
            code="hip-drifting-forward",
            measures=Quantity.LEG_FORWARD,
            right=0.0,
            over=0.10,
            from_rest=True,
            views=(View.FRONT, View.OBLIQUE),
            message=say("The leg drifted forward. The front of the hip did the work."),
            cue=say("Keep the leg in line with your body, heel first."),
            source=f"{ARTICLE}: the leg stays in line with the body. The limit is {PROPOSAL}: about 25 degrees "
            "forward, by how much shorter the leg looks and nearer its ankle comes.",
        ),
        held(
            message=say("The leg did not stay up for a second."),
            cue=say("Hold it at the top for one second."),
            explained_by="hip-drifting-forward",
        ),
        slow_lowering(),
        other_knee_bent(
            code="bottom-leg-straight",
            right_deg=60.0,
            least_deg=18.5,
            message=say("The lower leg was straight. Bent, it keeps you from rolling."),
            cue=say("Bend the lower knee."),
            explained_by="hips-rolling-back",
        ),
    ),
)

EXERCISE = Exercise(
    name="side-lying-leg-raise",
    title=say("Side-lying leg raise"),
    chain=Chain.OPEN,
    per_leg=True,
    purpose=say("Trains the side of your hip. A strong hip keeps the knee in line, so the kneecap runs more freely."),
    muscles=(
        Muscle(
            name=say("Gluteus medius (side of the hip)"),
            why=say("It keeps the thigh from turning and falling inward when you stand on one leg, walk or run."),
        ),
        Muscle(name=say("Quadriceps (front of the thigh)"), why=say("It keeps the knee straight while the leg is up.")),
    ),
    start=say("Lie on your side, shoulders and hips in one line. Bend the lower knee. Keep the upper leg straight."),
    steps=(
        say("Lock the knee of the upper leg."),
        say("Lift that leg towards the ceiling, heel first."),
        say("Hold it for one second."),
        say("Lower it slowly."),
    ),
    cautions=(
        say("Do not let your body or hips roll back."),
        say("Keep the leg in line with your body, not in front of it."),
        say("Stop if the kneecap hurts, and press “It hurts”."),
    ),
    dose=Dose(),
    harder_by=(Harder.ANKLE_WEIGHT,),
    movement=MOVEMENT,
    wrong={
        "hips-rolling-back": _rolling_back(),
        "knee-not-locked": bent(MOVEMENT, knee_flexion=60.0),
        "hold-too-short": replace(MOVEMENT, hold_s=0.0, up_s=1.4, down_s=1.6),
        "lowered-too-fast": replace(MOVEMENT, down_s=0.6),
        "hip-drifting-forward": reaching(MOVEMENT, hip_flexion=55.0),
        "bottom-leg-straight": _bottom_leg_straight(),
    },
    seen_from=Camera(azimuth_deg=0.0, elevation_deg=12.0, distance_m=2.7, target=(-0.15, 0.3, 0.0)),
    camera_advice=say(
        "Put the camera in front of your body, at the height of a chair, so that it sees you from head to foot."
    ),
    coaching=COACHING,
    demand=CoContraction(
        knee_deg=0.0,
        activation=(0.05, 0.10, 0.45),
        source=say(
            "vastus medialis under 45 % MVIC in Ekstrom 2007, J Orthop Sports Phys Ther 37:754-762; 10 % is likely"
        ),
    ),
    sources=(ARTICLE, HIP_EMG, TECHNIQUE),
)
