import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from web.person import Person

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from kneewise.exercises import find
from kneewise.plan import default_protocol
assert find("clamshell").name == "clamshell"
assert default_protocol().version
import zoneinfo
zoneinfo.reset_tzpath(to=())
assert zoneinfo.ZoneInfo("Pacific/Auckland")
"""


def test_it_is_the_core_and_runs_by_itself(alice: Person, tmp_path: Path) -> None:
    answer = alice.opens("/core.zip")
    archive = zipfile.ZipFile(BytesIO(answer.content))
    packed = [name.split("/") for name in archive.namelist()]
    rooms = {parts[1] for parts in packed if parts[0] == "kneewise" and len(parts) > 2}
    assert rooms == {"body", "coach", "exercises", "load", "plan"}
    assert {parts[0] for parts in packed} == {"kneewise", "tzdata"}
    assert any(name.endswith("chondromalacia.toml") for name in archive.namelist())
    archive.extractall(tmp_path)
    # -S: nothing but the standard library is in reach.
    subprocess.run([sys.executable, "-I", "-S", "-c", PROGRAM, tmp_path], check=True)


def test_it_need_not_be_sent_again(alice: Person) -> None:
    first = alice.opens("/core.zip")
    again = alice.client.get("/core.zip", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
