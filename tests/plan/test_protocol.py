"""The protocol file: every number sourced, and a broken file refused with one sentence."""

from importlib import resources

import pytest

from kneewise.plan import BadProtocol, Protocol, default_protocol, protocol_from_toml
from kneewise.plan.protocol import Certainty

TEXT = resources.files("kneewise.plan").joinpath("chondromalacia.toml").read_text("utf-8")


def test_every_number_has_unit_source_and_certainty() -> None:
    protocol = default_protocol()
    assert len(protocol.citations) > 60
    for citation in protocol.citations.values():
        assert citation.unit
        assert citation.source


@pytest.mark.parametrize(
    ("number", "value", "certainty"),
    [
        ("pain.hold_max", 2, Certainty.VERIFIED),
        ("pain.reduce_max", 5, Certainty.VERIFIED),
        ("pain.lock_min", 8, Certainty.PROPOSAL),
        ("pain.progress_max", 0, Certainty.VERIFIED),
        ("swelling.lock_min", 2, Certainty.VERIFIED),
        ("schedule.min_hours_between_sessions", 36, Certainty.PROPOSAL),
        ("progress.min_days_between", 5, Certainty.PROPOSAL),
        ("squat.cap_deg", 45, Certainty.VERIFIED),
        ("gate_a.min_open_sessions", 6, Certainty.PROPOSAL),
        ("gap.restart_phase_days", 56, Certainty.PROPOSAL),
    ],
)
def test_numbers_and_how_certain_they_are(number: str, value: int, certainty: Certainty) -> None:
    protocol = default_protocol()
    section, name = number.split(".")
    assert getattr(getattr(protocol, section), name) == value
    assert protocol.citations[number].certainty is certainty


def test_a_proposal_says_that_it_is_ours() -> None:
    assert default_protocol().source_of("pain.lock_min").endswith("(our proposal)")
    assert default_protocol().source_of("pain.hold_max").endswith("(verified)")


def test_the_digest_changes_with_the_text() -> None:
    changed = TEXT.replace("progress_max = { value = 0", "progress_max = { value = 1")
    assert changed != TEXT
    assert protocol_from_toml(changed).sha256 != protocol_from_toml(TEXT).sha256
    assert protocol_from_toml(changed).pain.progress_max == 1


def broken(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new)


HOLD = 'hold_max = { value = 2, unit = "0-10", source = "trek", certainty = "verified"'


def held(new: str) -> str:
    """The file with other words for pain.hold_max."""
    return broken(HOLD, new)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("= 5", "The protocol is not TOML"),
        ("", "The protocol needs a name, as text."),
        (broken('version = "0.2"', "version = 1"), "The protocol needs a version, as text."),
        (broken("[swelling]", "[swellings]"), "The protocol needs a table swelling."),
        (broken("hold_max =", "hold_most ="), "The protocol has pain.hold_most, which no rule reads."),
        (broken("[swelling]\nlock_min", "[swelling]\n#"), "The protocol needs a table swelling.lock_min."),
        (held(HOLD.replace("2", "true")), "The protocol's pain.hold_max must be of the kind int"),
        (held(HOLD.replace("2", "-2")), "The protocol's pain.hold_max must be of the kind int"),
        (held(HOLD.replace("2", "6")), "The protocol contradicts itself: pain must have"),
        (held(HOLD.replace("trek", "me")), "The protocol's pain.hold_max must name a source that stands in [sources]."),
        (held(HOLD.replace("verified", "sure")), "The protocol's pain.hold_max must say how certain it is"),
        (held(HOLD.replace("0-10", "")), "The protocol needs a unit"),
        (broken("value = 0.8", 'value = "0.8"'), "The protocol's progress.form_clean_share_min must be of the kind fl"),
        (broken("[20, 30, 45]", "[20, 30, true]"), "The protocol's squat.range_deg must be of the kind list"),
        (broken("= [0.0, 0.5", "= [true, 0.5"), "The protocol's load.ankle_weight_kg must be of the kind list"),
        (broken('["none", "yellow"', '[1, "yellow"'), "The protocol's load.bands must be of the kind list"),
        (broken("[10, 12, 15]", "[10, 10, 15]"), "The protocol contradicts itself: dose.rep_targets"),
        (broken("[10, 12, 15]", "[]"), "The protocol contradicts itself: dose.rep_targets"),
        (broken("[20, 30, 45]", "[20, 30, 60]"), "The protocol contradicts itself: squat.range_deg must not go beyond"),
        (
            broken('{ value = 14, unit = "days since', '{ value = 7, unit = "days since'),
            "The protocol contradicts itself",
        ),
    ],
)
def test_a_broken_protocol_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadProtocol) as refused:
        protocol_from_toml(text)
    assert str(refused.value).startswith(says)


def test_it_reads_the_same_each_time() -> None:
    assert isinstance(default_protocol(), Protocol)
    assert default_protocol() == default_protocol()
