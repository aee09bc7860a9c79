"""The page about mutation testing: ``docs/mutation.md``, from the findings and from what was found of each survivor."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NotRequired, TypedDict

HERE = Path(__file__).parent
FINDINGS = HERE / "findings.json"
LOOKED_AT = HERE / "looked_at.toml"
DOCUMENT = HERE.parents[1] / "docs" / "mutation.md"


class Tried(TypedDict):
    """One mutant that was tried."""

    name: str
    kind: str
    killed: bool


class Found(TypedDict):
    """What came of some mutants, and by how many tests, which take so long when all pass."""

    tests: int
    seconds: int
    tried: list[Tried]


class Findings(Found):
    """What one run found. ``killed_at_first`` is before any test was written for its survivors.

    ``remark`` is what a reader should know of this run beside the figures.
    """

    date: str
    seed: int
    all: int
    killed_at_first: int
    remark: NotRequired[str]


_TEXT = """# Mutation testing of the plan

Made by `just mutation`. A small wrong is put into `src/kneewise/plan` (a `<` becomes `<=`, a number one more, an `and`
an `or`, an answer nothing, ...), and the fast tests run; they should notice. What no test notices is either a wrong
that changes nothing anybody could see, or a hole in the tests.

| | |
|---|---|
| date | {date} |
| tool | `bench/mutation`, our own: syntax trees, a fork of one process for each mutant |
| tests | {tests} of `tests/spec` and `tests/plan`, about {seconds} s when all pass |
| mutants | {sample} drawn by chance (seed {seed}) of {all} |
| **killed** at first | **{first} of {sample}, {share:.1%}** (95 % interval for all mutants: {low:.1%} to {high:.1%}) |
| killed now | {killed} of {sample}: tests were written for survivors that matter, and those tried again |
| survive | {survived}, of which {same} change nothing that can be seen |
| of those that change something | {share_first_counted:.1%} at first ({first} of {counted}), {share_counted:.1%} now |

Left out of the tests here: what draws examples by chance (`test_properties.py`, `test_protocol_properties.py`), for it
may miss tomorrow what it finds today; and the tests that printed pages are not stale, for a wrong would be printed too.
The checks of `kneewise.trial` over every state are left out as well. The whole suite can only kill more.

The share at first is the fair one: the tests knew nothing of this sample. The share now is of a sample that tests were
written for. {remark}

Why our own tool: *mutmut* 3.8.1 took three minutes, on a suite of half a minute, until it gave up before its first
mutant (a test that could not run twice in one process; mended since), and makes several wrongs of each text, which say
little here. Ours needs a few seconds for a mutant that is killed. *cosmic-ray* was not tried.

## By kind of wrong

{kinds}

## Survivors, each looked at

{survivors}
"""


def document(findings: Findings) -> str:
    """The whole page."""
    tried = findings["tried"]
    looked_at = tomllib.loads(LOOKED_AT.read_text("utf-8"))
    survivors = [each for each in tried if not each["killed"]]
    same = [each for each in survivors if looked_at.get(each["name"], {}).get("same")]
    killed = len(tried) - len(survivors)
    first = findings["killed_at_first"]
    low, high = _interval(first, len(tried))
    return _TEXT.format(
        date=findings["date"],
        tests=findings["tests"],
        seconds=findings["seconds"],
        seed=findings["seed"],
        all=findings["all"],
        sample=len(tried),
        remark=findings.get("remark", ""),
        killed=killed,
        first=first,
        share=first / len(tried),
        low=low,
        high=high,
        survived=len(survivors),
        same=len(same),
        counted=len(tried) - len(same),
        share_first_counted=first / (len(tried) - len(same)),
        share_counted=killed / (len(tried) - len(same)),
        kinds="\n".join(_kinds(tried)),
        survivors="\n".join(_survivors(survivors, looked_at)),
    )


def _interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of a share."""
    z, share = 1.96, killed / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z / (1 + z * z / tried) * (share * (1 - share) / tried + z * z / (4 * tried * tried)) ** 0.5
    return middle - half, middle + half


def _kinds(tried: list[Tried]) -> Iterator[str]:
    every = Counter(each["kind"] for each in tried)
    killed = Counter(each["kind"] for each in tried if each["killed"])
    yield "| wrong | tried | killed |"
    yield "|---|---:|---:|"
    yield from (f"| {kind} | {count} | {killed[kind]} |" for kind, count in every.most_common())


def _survivors(survivors: list[Tried], looked_at: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for each in survivors:
        place, _, change = each["name"].partition(": ")
        before, _, after = change.partition(" => ")
        found = looked_at.get(each["name"], {})
        yield f"- `{place}`: `{before}` became `{after}`. {found.get('found', '**Not looked at yet.**')}"
