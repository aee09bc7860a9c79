"""``kneewise load``: what the kneecap bears, in words and as JSON; one clear line for what cannot be used."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kneewise.cli import main
from kneewise.cli.load_picture import bar
from kneewise.exercises import CATALOGUE
from kneewise.load import MAN, PUBLISHED, Interval, comparisons
from kneewise.load.limits import MASS_KG

Run = Callable[..., "Answered"]

A_MAN = ("--body-mass", "75", "--height", "1.75", "--sex", "male")
SQUAT = ("semi-squat", *A_MAN, "--depth", "45")
WIDTH = 80
MOST_KG = f"{MASS_KG[1]:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a run of the program left behind."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def flowing(self) -> str:
        """What was printed, without its line breaks."""
        return " ".join(self.stdout.split())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answered]:
    """The program, in this process."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))

    def started(*arguments: str) -> Answered:
        monkeypatch.setattr(sys, "argv", ["kneewise", "load", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Answered(returncode=int(left.value.code or 0), stdout=said.out, stderr=said.err)

    return started


def test_it_gives_the_squat_of_the_contract(run: Run) -> None:
    answer = run(*SQUAT, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    told = json.loads(answer.stdout)
    assert told["peak_bw"]["value"] == 0.864
    assert told["peak_bw"]["low"] < 0.5
    assert told["peak_bw"]["high"] > 1.2
    assert told["peak_n"]["value"] == 636.0
    assert told["in_words"] == "about 0.9 times your body weight, about as much as walking"
    assert (told["exercise"], told["weight_kg"], told["depth_deg"], told["knee_deg"]) == ("semi-squat", 0.0, 45.0, 45.0)
    assert told["person"] == {"body_mass_kg": 75.0, "height_m": 1.75, "sex": "male"}
    assert told["tempo"] == {"up_s": 2.0, "hold_s": 1.0, "down_s": 2.0}
    assert told["basis"] == "statics"


def test_a_set_and_a_session_add_up_for_one_leg(run: Run) -> None:
    told = json.loads(run(*SQUAT, "--sets", "2", "--reps", "15", "--json").stdout)
    once = told["impulse_bw_s"]["value"]
    assert (told["set"]["reps"], told["session"]["sets"], told["session"]["reps"]) == (15, 2, 15)
    assert told["set"]["impulse_bw_s"]["value"] == pytest.approx(15 * once, rel=0.005)
    assert told["session"]["impulse_bw_s"]["value"] == pytest.approx(30 * once, rel=0.005)
    assert told["session"]["peak_bw"] == told["peak_bw"]


def test_without_a_dose_it_takes_the_one_of_the_exercise(run: Run) -> None:
    told = json.loads(run("clamshell", *A_MAN, "--json").stdout)
    dose = CATALOGUE["clamshell"].dose
    assert (told["session"]["sets"], told["session"]["reps"]) == (dose.sets, dose.reps[0])
    assert told["depth_deg"] is None


def test_stress_is_never_without_its_area_set(run: Run) -> None:
    told = json.loads(run(*SQUAT, "--json").stdout)["stress_mpa"]
    assert set(told) == {"besier-2005", "powers-1998", "connolly-2009", "kernozek"}
    assert all(each["low"] <= each["value"] <= each["high"] and each["source"] for each in told.values())


@pytest.mark.parametrize("name", list(CATALOGUE))
def test_each_figure_brings_its_interval_and_its_limits(run: Run, name: str) -> None:
    told = json.loads(run(name, *A_MAN, "--json").stdout)
    for figure in ("peak_bw", "peak_n", "impulse_bw_s"):
        assert told[figure]["low"] <= told[figure]["value"] <= told[figure]["high"]
    assert len(told["limits"]) >= 3


def test_plain_words_come_first_and_limits_last(run: Run) -> None:
    answer = run(*SQUAT, "--weight", "10")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("About 1.0 times your body weight, ")
    for said in (
        "Semi squat to 45°, 10 kg carried",
        "N on one kneecap",
        "BW s in a set of 10",
        "MPa on the contact area of besier-2005",
        "walking 0.9, stairs down 2.8, running 5.2, jumping down 6.8",
        "not a certified medical device",
    ):
        assert said in answer.flowing
    assert answer.flowing.index("No published curve leads from load to pain") > answer.flowing.index("MPa")


def test_a_leg_raise_names_its_ankle_weight(run: Run) -> None:
    assert "Straight leg raise, 2 kg at the ankle, " in run("straight-leg-raise", *A_MAN, "--weight", "2").stdout


@pytest.mark.parametrize(
    "written",
    [
        ("--body-mass", "75kg", "--height", "1.75 m", "--sex", "Male", "--depth", "45°"),
        ("--body-mass", " 75 kg ", "--height", "+1.75m", "--sex", " male", "--depth", "45 deg"),
        ("--body-mass", "75.", "--height", "1.750", "--sex", "MALE", "--weight", "0kg"),
    ],
)
def test_numbers_may_carry_their_unit(run: Run, written: tuple[str, ...]) -> None:
    assert json.loads(run("semi-squat", *written, "--json").stdout) == json.loads(run(*SQUAT, "--json").stdout)


def a_man_but(**other: str) -> tuple[str, ...]:
    said = {"body-mass": "75", "height": "1.75", "sex": "male"} | {
        key.replace("_", "-"): to for key, to in other.items()
    }
    return tuple(part for key, to in said.items() for part in (f"--{key}", to))


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "name an exercise (straight-leg-raise, "),
        (("knee-press", *A_MAN), "there is no exercise 'knee-press'; there are straight-leg-raise, "),
        (("semi-squat",), "--body-mass, --height and --sex are missing; for example: kneewise load semi-squat"),
        (("semi-squat", "--body-mass", "75", "--sex", "male"), "--height is missing"),
        (("semi-squat", *a_man_but(body_mass="5")), f"Body mass is 5 kg; it must be from 25 to {MOST_KG} kg."),
        (("semi-squat", *a_man_but(body_mass="500")), f"Body mass is 500 kg; it must be from 25 to {MOST_KG} kg."),
        (("semi-squat", *a_man_but(body_mass="165")), "If it is in pounds: 165 lb are 74.8 kg."),
        (("semi-squat", *a_man_but(body_mass="165lb")), "'165lb'; give kilograms: 165 lb are 74.84 kg."),
        (
            ("semi-squat", *a_man_but(body_mass="nan")),
            f"'nan'; give a number of kilograms from 25 to {MOST_KG}, such as 75.",
        ),
        (("semi-squat", *a_man_but(body_mass="inf")), f"give a number of kilograms from 25 to {MOST_KG}"),
        (("semi-squat", *a_man_but(body_mass="9" * 5000)), f"it must be from 25 to {MOST_KG} kg."),
        (("semi-squat", *a_man_but(body_mass="7_5")), "give a number of kilograms"),
        (("semi-squat", *a_man_but(height="175")), "give metres: 175 cm are 1.75 m."),
        (("semi-squat", *a_man_but(height="175cm")), "'175cm'; give metres: 175 cm are 1.75 m."),
        (("semi-squat", *a_man_but(height="1,75")), "--height is '1,75'; write it with a decimal point: 1.75."),
        (("semi-squat", *a_man_but(height="5'9\"")), "give a number of metres from 1.20 to 2.20, such as 1.75."),
        (("semi-squat", *a_man_but(height="")), "--height is ''; give a number of metres"),
        (("semi-squat", *a_man_but(sex="man")), "--sex is 'man'; give female or male"),
        (("semi-squat", *A_MAN, "--depth", "140"), "it must be from 0 to 100 degrees of knee flexion."),
        (("semi-squat", *A_MAN, "--depth", "nan"), "--depth is 'nan'; give a number of degrees of knee flexion"),
        (("semi-squat", *A_MAN, "--depth", "-5"), "Depth is -5 degrees; it must be from 0 to 100"),
        (("clamshell", *A_MAN, "--depth", "45"), "Clamshell has no depth"),
        (("clamshell", *A_MAN, "--weight", "2"), "only a weight of 0 kg is allowed"),
        (("straight-leg-raise", *A_MAN, "--weight", "-1"), "The ankle weight is -1 kg; it must be from 0 to 20 kg."),
        (("straight-leg-raise", *A_MAN, "--weight", "5lb"), "5 lb are 2.268 kg."),
        (("straight-leg-raise", *A_MAN, "--weight", "٣"), "give a number of kilograms from 0 to 20"),
        (("semi-squat", *A_MAN, "--sets", "0"), "--sets is '0'; give a whole number from 1 to 10."),
        (("semi-squat", *A_MAN, "--reps", "101"), "--reps is '101'; give a whole number from 1 to 100."),
        (("semi-squat", *A_MAN, "--reps", "1.5"), "--reps is '1.5'; give a whole number from 1 to 100."),
        (("--table", "semi-squat"), "--table stands without EXERCISE"),
        (("--table", "--depth", "45"), "--table stands without --depth"),
        (("--table", "--body-mass", "75"), "--height and --sex are missing"),
        (("--table", "--validate"), "--validate stands without --table; only --json may go with it."),
        (("--validate", *A_MAN), "--validate stands without --body-mass, --height and --sex"),
    ],
)
def test_what_cannot_be_used_is_answered_in_one_line(
    run: Run, arguments: tuple[str, ...], says: str, as_json: tuple[str, ...]
) -> None:
    answer = run(*arguments, *as_json)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("kneewise: ")
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_the_table_shows_every_ladder_beside_what_others_measured(run: Run) -> None:
    answer = run("--table")
    assert (answer.returncode, answer.stderr) == (0, "")
    for said in ("Woman, 62 kg, 1.65 m", "Man, 75 kg, 1.75 m", "no weight", "3 kg", "to 20°", "to 45°", "any band"):
        assert said in answer.stdout
    for title in [exercise.title for exercise in CATALOGUE.values()] + [peak.title for peak in PUBLISHED]:
        assert title in answer.stdout
    assert all(len(line) <= WIDTH for line in answer.stdout.splitlines())


def test_the_table_for_somebody_is_for_them_alone(run: Run) -> None:
    answer = run("--table", "--body-mass", "60", "--height", "1.6", "--sex", "female")
    assert answer.stdout.startswith("Woman, 60 kg, 1.60 m")
    assert "Man, 75 kg" not in answer.stdout


def test_the_table_as_json(run: Run) -> None:
    told = json.loads(run("--table", "--json").stdout)
    assert [each["person"]["sex"] for each in told["people"]] == ["female", "male"]
    man = told["people"][1]["exercises"]
    assert {each["exercise"] for each in man} == set(CATALOGUE)
    assert [each["depth_deg"] for each in man if each["exercise"] == "semi-squat"] == [20, 30, 45]
    assert [each["weight_kg"] for each in man if each["exercise"] == "straight-leg-raise"] == [0, 1, 2, 3]
    walking = told["published"][0]
    assert (walking["name"], walking["peak_bw"]) == ("walking", {"low": 0.5, "value": 0.9, "high": 1.3})


def test_the_picture_grows_with_the_load(run: Run) -> None:
    rows = {
        line.split("  ")[1].strip(): line.count("█") + line.count("░")
        for line in run("--table", *A_MAN).stdout.splitlines()
        if set(line) & set("█▏▎▍▌▋▊▉░")
    }
    order = ["Hip extension", "Semi squat to 45°", "Stairs down", "Running", "Jumping down"]
    assert [rows[name] for name in order] == sorted(rows[name] for name in order)
    assert rows["Jumping down"] == max(rows.values())


@pytest.mark.parametrize(
    ("ascii_only", "drawn"),
    [(False, "██▌░"), (True, "##--")],
)
def test_a_bar_is_full_to_the_value_and_faint_to_where_it_may_lie(*, ascii_only: bool, drawn: str) -> None:
    assert bar(Interval(low=0.0, value=2.5, high=4.0), per_bw=1.0, ascii_only=ascii_only) == drawn


def test_the_validation_shows_hits_and_misses(run: Run) -> None:
    answer = run("--validate")
    assert (answer.returncode, answer.stderr) == (0, "")
    inside = sum(each.lies_inside for each in comparisons())
    misses = len(comparisons()) - inside
    assert answer.stdout.count("MISS") == misses > 0
    assert "A known miss: a third too low." in answer.flowing
    assert f"{inside} of {len(comparisons())} lie inside the published interval." in answer.stdout
    assert all(each.source.split(",")[0] in answer.flowing for each in comparisons())


def test_the_validation_as_json(run: Run) -> None:
    told = json.loads(run("--validate", "--json").stdout)
    assert told["of"] == len(told["comparisons"]) == len(comparisons())
    assert told["inside"] == sum(each["inside"] for each in told["comparisons"])
    knee_extension = next(each for each in told["comparisons"] if "knee extension" in each["what"])
    assert not knee_extension["inside"]
    assert knee_extension["note"]


def test_it_starts_without_django() -> None:
    look = "import sys, kneewise.cli.load; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_the_reference_man_is_the_person_of_the_contract(run: Run) -> None:
    by_hand = json.loads(run(*SQUAT, "--json").stdout)["peak_bw"]
    told = json.loads(run("--table", "--json").stdout)["people"][1]
    assert told["person"] == {"body_mass_kg": MAN.mass_kg, "height_m": MAN.height_m, "sex": MAN.sex}
    assert told["exercises"][-1]["peak_bw"] == by_hand
