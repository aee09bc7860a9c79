from typing import cast

from kneewise.exercises import find
from kneewise.load import RepetitionLoad
from kneewise.plan import Band, Change, Item, Legs, Load
from kneewise.web.equipment import equipment_of
from web.person import Person

MAT = "A mat or a carpet to lie on"
CHAIR = "A chair behind you, and something firm to hold on to"


def item(exercise: str, legs: Legs, load: Load) -> Item:
    unasked = cast(RepetitionLoad, None)
    return Item(
        exercise=find(exercise),
        legs=legs,
        sets=3,
        reps=10,
        rest_s=60,
        load=load,
        kneecap=unasked,
        change=Change.HOLD,
        reasons=(),
    )


def test_it_names_each_thing_once_and_whose_weight_it_is() -> None:
    weight, band = Load(ankle_weight_kg=1.5), Load(band=Band.GREEN)
    items = [
        item("straight-leg-raise", Legs.LEFT, weight),
        item("straight-leg-raise", Legs.RIGHT, Load(ankle_weight_kg=0.5)),
        item("hip-extension", Legs.LEFT, weight),
        item("semi-squat", Legs.BOTH, Load(band=band.band, range_deg=30)),
    ]
    assert equipment_of(items) == (
        MAT,
        "Ankle weight 1.5 kg, left leg",
        "Ankle weight 0.5 kg, right leg",
        CHAIR,
        "Green band",
    )


def test_what_both_legs_need_alike_is_named_without_a_leg() -> None:
    weight = Load(ankle_weight_kg=1.5)
    items = [item("hip-extension", legs, weight) for legs in (Legs.LEFT, Legs.RIGHT)]
    assert equipment_of(items) == (MAT, "Ankle weight 1.5 kg")


def test_it_is_told_before_the_session_begins(ready: Person) -> None:
    page = ready.opens("/start").content.decode()
    assert MAT in page
    assert CHAIR not in page


def test_how_long_it_takes_is_told_before_it_begins(ready: Person) -> None:
    """24 sets of 10 repetitions of 6 seconds, each with a minute of rest."""
    for path in ("/today", "/start"):
        assert "It takes about 50 minutes, with the rests." in ready.opens(path).content.decode(), path
