"""Clamshell: wakes the muscles that turn the thigh outward."""

from dataclasses import replace

from kneewise.body import ArmAngles, Camera, LegAngles, Movement, Position, Posture, Side
from kneewise.coach import Check, Coaching, Quantity, Stance, StartPoint, View
from kneewise.exercises.demand import CoContraction
from kneewise.exercises.exercise import Beats, Chain, Dose, Exercise, Harder, Muscle, reaching
from kneewise.exercises.form_point import held, stacked_hips
from kneewise.exercises.source import ARTICLE, HIP_EMG, PROPOSAL, SELKOWITZ_2013, TECHNIQUE
from kneewise.wording import say

_REST = Posture(
    position=Position.SIDE_LYING,
    near=Side.RIGHT,
    right=LegAngles(hip_flexion_deg=45.0, hip_abduction_deg=-6.0, knee_flexion_deg=90.0),
    left=LegAngles(hip_flexion_deg=45.0, knee_flexion_deg=90.0),
    right_arm=ArmAngles(shoulder_flexion_deg=55.0, shoulder_abduction_deg=-5.0, elbow_flexion_deg=65.0),
    left_arm=ArmAngles(shoulder_flexion_deg=160.0, shoulder_abduction_deg=0.0, elbow_flexion_deg=35.0),
)

MOVEMENT = Movement(
    rest=_REST,
    top=replace(_REST, right=replace(_REST.right, opening_deg=45.0)),
    up_s=2.0,
    hold_s=1.0,
    down_s=2.0,
    pause_s=1.0,
)

_ROLLING_BACK = replace(MOVEMENT, top=replace(MOVEMENT.top, pelvis_roll_deg=40.0, trunk_roll_deg=-10.0))

COACHING = Coaching(
    exercise="clamshell",
    stance=Stance.SIDE_LYING,
    driver=Quantity.HIP_OPENING,
    least_rise_deg=10.0,
    best_view=View.FRONT,
    peak_from_rest=True,
    start=say("Lie on your side with both knees bent, one leg on the other. Keep still."),
    start_points=(
        StartPoint(
            code="bend-knees",
            measures=Quantity.KNEE_FLEXION,
            under=33.0,
            message=say("Bend both knees, as if you sat on a chair."),
        ),
    ),
    checks=(
        stacked_hips(
            limit_deg=28.0,
            message=say("Your hips rolled back while the knee was up."),
            why="the pose network sees some rolling in every clamshell, and twice as much where there is some.",
        ),
        Check(
            code="ankles-apart",
            measures=Quantity.ANKLES_APART,
            right=0.0,
            over=0.14,
            from_rest=True,
            message=say("Your ankles came apart."),
            cue=say("Keep your ankles together."),
            source=f"{ARTICLE}: ankles stay together. The limit is {PROPOSAL}: a share of the leg's length.",
        ),
        held(message=say("The knee did not stay up for a second."), cue=say("Hold it open for one second.")),
        Check(
            code="too-low",
            measures=Quantity.HIP_OPENING,
            right=45.0,
            under=34.0,
            from_rest=True,
            explained_by="hips-rolling-back",
            message=say("The knee did not open far enough."),
            cue=say("Open the knee a little further."),
            source=f"The limit is {PROPOSAL}: three quarters of what is shown.",
        ),
    ),
)

EXERCISE = Exercise(
    name="clamshell",
    title=say("Clamshell"),
    chain=Chain.OPEN,
    per_leg=True,
    purpose=say("Trains the muscles deep in your hip that turn the thigh outward and keep the knee from caving in."),
    muscles=(
        Muscle(
            name=say("Gluteus medius (side of the hip)"),
            why=say("It steadies the hip, so that the knee stays over the foot."),
        ),
        Muscle(
            name=say("Outward rotators of the hip"),
            why=say("They turn the thigh outward. When they are weak, the thigh turns in under the kneecap."),
        ),
    ),
    start=say("Lie on your side, one leg on the other, hips and knees bent. Rest your head on your arm."),
    steps=(
        say("Keep your ankles together."),
        say("Lift the upper knee, like a shell that opens."),
        say("Hold it for one second."),
        say("Close it slowly."),
    ),
    cautions=(
        say("Do not let your hips roll back. Less far and steady is better."),
        say("Keep your feet together all the time."),
        say("Stop if the kneecap hurts, and press “It hurts”."),
    ),
    dose=Dose(),
    harder_by=(Harder.BAND,),
    movement=MOVEMENT,
    wrong={
        "hips-rolling-back": _ROLLING_BACK,
        "ankles-apart": reaching(MOVEMENT, opening=40.0, hip_abduction=28.0),
        "hold-too-short": replace(MOVEMENT, hold_s=0.0, up_s=1.4, down_s=1.6),
        "too-low": reaching(MOVEMENT, opening=14.0),
    },
    seen_from=Camera(azimuth_deg=0.0, elevation_deg=12.0, distance_m=2.5, target=(0.05, 0.3, 0.0)),
    camera_advice=say(
        "Put the camera in front of your body, at the height of a chair, so that it sees you from head to foot."
    ),
    coaching=COACHING,
    beats=Beats(lift=say("Open"), hold=say("Hold"), lower=say("Close slowly")),
    demand=CoContraction(knee_deg=90.0, activation=(0.0, 0.025, 0.05), source=say("no EMG of the quadriceps found")),
    sources=(ARTICLE, HIP_EMG, SELKOWITZ_2013, TECHNIQUE),
)
