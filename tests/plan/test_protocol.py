"""The protocol file: every number sourced, and a broken file refused with all that is wrong, each with its line."""

from dataclasses import fields, replace
from importlib import resources
from itertools import chain

import pytest

from kneewise.plan import BadProtocol, Protocol, default_protocol, protocol_from_toml
from kneewise.plan.protocol import Certainty, Error, Number, default_text, layout, sections

TEXT = resources.files("kneewise.plan.protocol").joinpath("chondromalacia.toml").read_text("utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """The file with some words put in place of others; each stands there once."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def line_of(words: str, text: str = TEXT) -> int:
    """The line in which some words stand first."""
    return next(number for number, line in enumerate(text.split("\n"), start=1) if words in line)


def errors_of(text: str) -> list[tuple[int | None, str, str]]:
    """What is wrong with a file."""
    with pytest.raises(BadProtocol) as refused:
        protocol_from_toml(text)
    assert str(refused.value) == "\n".join(str(error) for error in refused.value.errors)
    assert all("\n" not in str(error) for error in refused.value.errors)
    return [(error.line, error.where, error.says) for error in refused.value.errors]


def the_error(text: str) -> tuple[int | None, str, str]:
    """The one thing that is wrong with a file."""
    (error,) = errors_of(text)
    return error


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


def test_every_number_says_what_it_is_for_and_what_is_plausible() -> None:
    for place in chain.from_iterable(each.places for each in layout()):
        assert place.meaning.means[:1].strip(), place.name
        assert place.meaning.unit, place.name
        assert "\n" not in place.meaning.means, place.name
        if isinstance(place.meaning, Number):
            assert place.meaning.low < place.meaning.high, place.name


def test_the_layout_has_every_section_and_number() -> None:
    protocol = default_protocol()
    for each in layout():
        assert isinstance(getattr(protocol, each.name), each.rule)
        assert each.heading
        assert [place.key for place in each.places] == [field.name for field in fields(each.rule)]
    assert {place.name for each in layout() for place in each.places} == set(protocol.citations)


def test_the_sections_hold_what_the_protocol_holds() -> None:
    protocol = default_protocol()
    first = sections(protocol)[0]
    assert (first.name, first.heading) == ("dose", "Sets and repetitions")
    assert [number.name for number in first.numbers] == ["dose.sets", "dose.rep_targets", "dose.rest_between_sets_s"]
    assert first.numbers[1].value == protocol.dose.rep_targets
    assert first.numbers[1].citation is protocol.citations["dose.rep_targets"]


def test_the_digest_changes_with_the_text() -> None:
    other = changed(("progress_max = { value = 0", "progress_max = { value = 1"))
    assert protocol_from_toml(other).sha256 != protocol_from_toml(TEXT).sha256
    assert protocol_from_toml(other).pain.progress_max == 1


def test_it_reads_the_same_each_time() -> None:
    assert default_text() == TEXT
    assert isinstance(default_protocol(), Protocol)
    assert protocol_from_toml(TEXT) == default_protocol()


def test_nobody_has_signed_ours_and_somebody_may_sign_theirs() -> None:
    assert default_protocol().reviewed_by == ""
    signed = changed(('reviewed_by = ""', 'reviewed_by = "A. Clinician, PT"'))
    assert protocol_from_toml(signed).reviewed_by == "A. Clinician, PT"
    unsaid = "\n".join(line for line in TEXT.split("\n") if not line.startswith("reviewed_by"))
    assert protocol_from_toml(unsaid).reviewed_by == ""


def test_a_number_may_have_a_remark() -> None:
    text = changed((HOLD, HOLD.replace("verified", 'verified", note = "of the article')))
    assert protocol_from_toml(text).citations["pain.hold_max"].note == "of the article"
    assert default_protocol().citations["pain.hold_max"].note == ""


def test_a_whole_number_may_stand_where_a_fraction_is_allowed() -> None:
    share = protocol_from_toml(changed(('{ value = 0.8, unit = "share', '{ value = 1, unit = "share')))
    assert isinstance(share.progress.form_clean_share_min, float)


def test_windows_may_have_written_it() -> None:
    dos = "\ufeff" + changed(("hold_max = { value = 2", "hold_max = { value = 60")).replace("\n", "\r\n")
    assert the_error(dos)[:2] == (line_of("hold_max"), "pain.hold_max")
    assert protocol_from_toml("\ufeff" + TEXT.replace("\n", "\r\n")).dose == default_protocol().dose


HOLD = 'hold_max = { value = 2, unit = "0-10", source = "trek", certainty = "verified"'
AT_HOLD = line_of(HOLD)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2", "60", "is 60; it must be a whole number from 0 to 10."),
        ("2", "11", "is 11; it must be a whole number from 0 to 10."),
        ("2", "-1", "is -1; it must be a whole number from 0 to 10."),
        ("2", "true", "is true; it must be a whole number from 0 to 10."),
        ("2", "2.0", "is 2.0; it must be a whole number from 0 to 10."),
        ("2", "'2'", 'is "2"; it must be a whole number from 0 to 10.'),
        ("2", "[2]", "is [2]; it must be a whole number from 0 to 10."),
        ("2", "nan", "is NaN; it must be a whole number from 0 to 10."),
        ("2", "2026-11-20", 'is "2026-11-20"; it must be a whole number from 0 to 10.'),
        ("2", f"0x{'f' * 5000}", "is too long to be shown; it must be a whole number from 0 to 10."),
        ("2", f"'{'9' * 99}'", f'is "{"9" * 59}...; it must be a whole number from 0 to 10.'),
        ("2", '"\\u2028\\u001b[1m"', 'is "\\u2028\\u001b[1m"; it must be a whole number from 0 to 10.'),
        ("value = 2, ", "", "has no value; it must be a whole number from 0 to 10."),
        ("0-10", "lb", 'has the unit "lb"; it must be "0-10".'),
        ('"0-10"', "10", 'has the unit 10; it must be "0-10".'),
        ('unit = "0-10", ', "", 'has no unit; it must be "0-10".'),
        ("trek", "me", 'has the source "me"; it must be a name of [sources]: article, trek, '),
        ('"trek"', f"0x{'f' * 5000}", "has the source too long to be shown; it must be a name of [sources]: article, "),
        (', source = "trek"', "", "has no source; it must be a name of [sources]: article, trek, "),
        ("verified", "sure", 'has the certainty "sure"; it must be one of "verified" (read in the paper, '),
        (', certainty = "verified"', "", 'has no certainty; it must be one of "verified" (read in the paper, '),
    ],
)
def test_a_number_that_is_wrong_is_named_with_its_line_and_what_is_allowed(old: str, new: str, says: str) -> None:
    line, where, told = the_error(changed((HOLD, HOLD.replace(old, new, 1))))
    assert (line, where) == (AT_HOLD, "pain.hold_max")
    assert told.startswith(says)


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        (
            "min = { value = 0.8,",
            'min = { value = "0.8",',
            "progress.form_clean_share_min",
            "a number from 0 to 1 (share of judged rep",
        ),
        (
            "min = { value = 0.8,",
            "min = { value = 1.1,",
            "progress.form_clean_share_min",
            "is 1.1; it must be a number from 0 to 1",
        ),
        (
            "min = { value = 0.8,",
            "min = { value = inf,",
            "progress.form_clean_share_min",
            "is Infinity; it must be a number from 0 to",
        ),
        ("[20, 30, 45]", "[20, 30, true]", "squat.range_deg", "a list of whole numbers, each from 5 to 150 (deg of"),
        ("[20, 30, 45]", "[2, 30, 45]", "squat.range_deg", "is [2, 30, 45]; it must be a list of whole numbers"),
        ("[20, 30, 45]", "20", "squat.range_deg", "is 20; it must be a list of whole numbers"),
        ("= [0.0, 0.5", "= [true, 0.5", "load.ankle_weight_kg", "a list of numbers, each from 0 to 50 (kg)."),
        ('["none", "yellow"', '["none", "pink"', "load.bands", "a list of words, each among none, yellow, red, green,"),
        ('["none", "yellow"', '[1, "yellow"', "load.bands", "a list of words, each among none, yellow, red, green,"),
    ],
)
def test_each_kind_of_number_says_what_it_must_be(old: str, new: str, where: str, says: str) -> None:
    line, named, told = the_error(changed((old, new)))
    assert (line, named) == (line_of(old), where)
    assert says in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('version = "0.3"', "version = 1", "is 1; it must be words in quotation marks, on one line, 500 characters"),
        ('version = "0.3"', 'version = " "', 'is " "; it must be words in quotation marks'),
        ('version = "0.3"', f'version = "{"9" * 501}"', "it must be words in quotation marks"),
        ('version = "0.3"', 'version = """0\n2"""', 'is "0\\n2"; it must be words in quotation marks'),
    ],
)
def test_the_protocol_must_say_what_it_is(old: str, new: str, says: str) -> None:
    line, where, told = the_error(changed((old, new)))
    assert (line, where) == (line_of("version"), "version")
    assert says in told


def test_a_source_must_be_told_in_words() -> None:
    line = 'kneewise = "Kneewise"'
    assert the_error(changed((line, "kneewise = 1")))[:2] == (line_of(line), "sources.kneewise")


def test_a_remark_must_be_words() -> None:
    text = changed((HOLD, HOLD.replace("verified", 'verified", note = 1, unit_of = "x')))
    assert [each[:2] for each in errors_of(text)] == [
        (AT_HOLD, "pain.hold_max.unit_of"),
        (AT_HOLD, "pain.hold_max.note"),
    ]


def test_a_number_without_its_source_is_refused_with_the_row_that_it_needs() -> None:
    line, where, says = the_error(changed((HOLD + " }", "hold_max = 2")))
    assert (line, where) == (AT_HOLD, "pain.hold_max")
    assert says == (
        "must have its unit, source and certainty beside it; "
        'write hold_max = { value = ..., unit = "0-10", source = "...", certainty = "..." }.'
    )


def test_a_number_that_is_missing_is_looked_for_in_its_section() -> None:
    missing, unknown = errors_of(changed(("hold_max =", "hold_most =")))
    assert missing[:2] == (line_of("[pain]"), "pain.hold_max")
    assert missing[2].startswith("is missing; write hold_max = { value = ...")
    assert unknown == (AT_HOLD, "pain.hold_most", "is not known, no rule reads it; did you mean hold_max?")


def test_a_section_that_is_missing_has_no_line() -> None:
    unknown, missing = errors_of(changed(("[swelling]", "[swellings]")))
    assert unknown == (line_of("[swelling]"), "swellings", "is not known, no rule reads it; did you mean swelling?")
    assert missing == (None, "swelling", "must be a section: write [swelling], and its rows below it.")


def test_a_section_may_not_be_something_else() -> None:
    assert the_error(changed(("[swelling]", "[[swelling]]")))[:2] == (line_of("[swelling]"), "swelling")


def test_a_name_that_nobody_would_guess_is_shown_safely() -> None:
    line, where, says = the_error(changed(("[sources]\n", '"a\\nb\\u2028" = 1\n[sources]\n')))
    assert (line, where) == (line_of("reviewed_by") + 2, '"a\\nb\\u2028"')
    assert says == "is not known, no rule reads it; take it out."


def test_without_sources_no_number_is_asked_for_its_own() -> None:
    lines = [line for line in TEXT.split("\n") if not line.startswith(tuple(SOURCES))]
    assert errors_of("\n".join(lines).replace("[sources]\n", "")) == [
        (None, "sources", "must be a section: write [sources], and its rows below it.")
    ]
    assert all(
        says.endswith("it must be a name of [sources]: none so far.") for _, _, says in errors_of("\n".join(lines))
    )


SOURCES = [
    line.split(" =")[0] + " ="
    for line in TEXT[TEXT.index("[sources]\n") : TEXT.index("[dose]")].split("\n")
    if " = " in line
]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = changed(
        ('version = "0.3"', "version = 2"),
        ("[20, 30, 45]", "[20, 30, 60]"),
        (HOLD, HOLD.replace("2", "60").replace("trek", "me")),
        ("min_days = { value = 14", "min_days = { value = 61"),
        ("[swelling]", "[swellings]"),
    )
    assert [each[:2] for each in errors_of(text)] == [
        (line_of("version"), "version"),
        (AT_HOLD, "pain.hold_max"),
        (AT_HOLD, "pain.hold_max"),
        (line_of("[swelling]"), "swellings"),
        (line_of("[20, 30, 45]"), "squat.range_deg"),
        (line_of("min_days = "), "gate_a.min_days"),
        (None, "swelling"),
    ]


def test_an_empty_file_names_all_that_is_missing() -> None:
    assert [where for _, where, _ in errors_of("")] == [
        "name",
        "title",
        "version",
        "sources",
        *(each.name for each in layout()),
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("= 5", 1, "a line must be a name with = and its value"),
        ("a = 1\na = 2\nb = 3", 2, "a name stands here that stood further up"),
        ("a = 1\na = 2\n\n", 2, "a name stands here that stood further up"),
        ("[a]\n\n[a]", 3, "a section stands here that stood further up"),
        ("[a]\nb = { c = 1, c = 2 }", 2, "a name stands twice inside the braces"),
        ("a = {b = 1\n}", 1, "braces { } must be closed in the line"),
        ("a = [1,\n2", 2, "a bracket [ was opened"),
        ("\n[a", 2, "a section's name must stand in brackets"),
        ("a 1", 1, "an equals sign is missing"),
        ("a = 1 2", 1, "something stands here after the value"),
        ("a = {b = 1, }", 1, "a name is missing, or there is a comma too many"),
        ("a = “x”", 1, "after = there must be a number, words in straight quotes"),
        ('a = "x\nb = 1', 1, "words are not closed by a quotation mark"),
        ("a = 'x", 1, "words were opened by a quotation mark"),
        ('a = "x', 1, "words were opened by a quotation mark"),
        ('a = "\\q"', 1, "Unescaped '\\' in a string"),
        ("a = 0,8", 1, "write decimals with a point, such as 0.8"),
        ("\n\na = { value = 0,8, unit = 1 }", 3, "write decimals with a point, such as 0.8"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str, line: int, says: str) -> None:
    at, where, told = the_error(text)
    assert (at, where) == (line, "")
    assert told.startswith(f"this cannot be read: {says}")


@pytest.mark.parametrize("text", [f"a = {'9' * 5000}", f"a = {'[' * 100_000}"])
def test_what_nobody_can_read_is_refused_all_the_same(text: str) -> None:
    line, _, says = the_error(text)
    assert line is None
    assert says.startswith("The file holds a number that is far too long, or far too many brackets")


def test_a_protocol_made_by_hand_is_checked_for_contradictions_too() -> None:
    ours = default_protocol()
    with pytest.raises(BadProtocol) as refused:
        replace(ours, pain=replace(ours.pain, hold_max=5))
    (error,) = refused.value.errors
    assert (error.line, error.where) == (None, "pain.hold_max")
    assert str(error).startswith("pain.hold_max is 5, pain.reduce_max is 5; the first must be less than the second")


def test_an_error_says_where() -> None:
    assert str(Error(line=7, where="pain.hold_max", says="is odd.")) == "line 7: pain.hold_max is odd."
    assert str(Error(line=None, where="", says="It is odd.")) == "It is odd."
