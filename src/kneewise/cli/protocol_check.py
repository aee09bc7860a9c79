"""``kneewise protocol check``: a protocol put to the proof over everything that the plan can reach."""

import json
import sys
import time
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from kneewise.cli.protocol_given import given_protocol
from kneewise.plan import Protocol
from kneewise.trial.check import check
from kneewise.trial.invariant import Findings, Invariant

_WIDTH = 80


def command(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.toml]", help="A protocol; ours without one.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Walk every state that the plan can reach under a protocol, and say which of its promises hold.

    Exit status 1 when one of them is broken; its shortest story is told day by day.
    """
    protocol = given_protocol(file)
    begun = time.perf_counter()
    findings = check(protocol)
    seconds = time.perf_counter() - begun
    typer.echo(
        json.dumps(_json(protocol, findings, seconds), indent=2, ensure_ascii=False)
        if as_json
        else _text(protocol, findings, seconds)
    )
    sys.exit(0 if findings.holds else 1)


def _json(protocol: Protocol, findings: Findings, seconds: float) -> dict[str, object]:
    return {
        "protocol": {"name": protocol.name, "version": protocol.version, "sha256": protocol.sha256},
        "holds": findings.holds,
        "states": findings.states,
        "transitions": findings.transitions,
        "seconds": round(seconds, 1),
        "parts": [
            {
                "name": part.name,
                "states": part.states,
                "transitions": part.transitions,
                "invariants": [invariant.name.lower().replace("_", "-") for invariant in part.invariants],
            }
            for part in findings.parts
        ],
        "invariants": [_invariant_json(findings, invariant) for invariant in Invariant],
        "weeks_without_pain": [{"milestone": name, "weeks": round(weeks, 1)} for name, weeks in findings.weeks],
    }


def _invariant_json(findings: Findings, invariant: Invariant) -> dict[str, object]:
    broken = findings.broken(invariant)
    return {
        "invariant": invariant.name.lower().replace("_", "-"),
        "says": invariant.says,
        "holds": broken is None,
        "story": [] if broken is None else list(broken.story),
        "wrong": None if broken is None else broken.wrong,
    }


def _text(protocol: Protocol, findings: Findings, seconds: float) -> str:
    lines = [
        f"Protocol {protocol.name}, version {protocol.version}",
        f"{findings.states:,} states, {findings.transitions:,} transitions, {seconds:.0f} s",
        "",
        *(f"  {part.states:>7,} states {part.transitions:>9,} transitions  {part.name}" for part in findings.parts),
        "",
    ]
    for number, invariant in enumerate(Invariant, start=1):
        lines += _invariant_text(number, invariant, findings)
    lines += ["", "Weeks that a person without pain needs at the least:"]
    lines += [f"  {weeks:5.1f}  {name}" for name, weeks in findings.weeks] or ["  (nobody gets there)"]
    lines += [
        "",
        _wrapped(
            "Each part walks all that it can reach, by the plan's own functions, and takes what lies outside of it to "
            "be anything it can be. The outer limits are our proposal; no physiotherapist has signed them off yet."
        ),
    ]
    return "\n".join(lines)


def _invariant_text(number: int, invariant: Invariant, findings: Findings) -> list[str]:
    broken = findings.broken(invariant)
    sign = "holds " if broken is None else "BROKEN"
    lines = [_wrapped(f"{sign} {number}. {invariant.says}", hanging=10)]
    if broken is not None:
        lines += [_wrapped(line, indent=10, hanging=12) for line in (*broken.story, f"→ {broken.wrong}")]
    return lines


def _wrapped(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    return fill(text, width=_WIDTH, initial_indent=" " * indent, subsequent_indent=" " * hanging)
