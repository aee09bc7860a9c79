"""The page ``docs/coach-benchmark.md``, made of the tables."""

from collections.abc import Iterable
from pathlib import Path

from bench.coach import noise
from bench.coach.table import Table, as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "coach-benchmark.md"

_HEAD = """# What the coach is worth

Made by `just bench-coach`; made again, it says the same, for every set has its own seed. Nothing here was typed by
hand. Three kinds of input, from the most controlled to the most real:

- **The grid.** The figure does each exercise, right and with each fault at three severities. Conditions are drawn
  for each set: leg, height (1.50 to 1.95 m), sex, camera (turned by 20 degrees, higher, nearer, farther, portrait,
  wide; for the squat also front and oblique), tempo (0.6 to 1.5 times), frame rate (15 to 60), even frames or
  uneven ones with one in ten lost. Landmarks get errors as BlazePose makes them: measured on {clips} rendered clips
  whose truth is known, what is wrong all the time, what comes with the movement, what wanders and what trembles,
  together as they go together. Right means: the lowering takes at least 1.4 s, the top is held for at least 1 s,
  the range is the shown one within 10 %.
- **The pixels.** Films of the figure through the real network: each exercise right and with each clear fault, from
  where it is seen best, five repetitions by each of two people.
- **Getting ready.** A minute of walking in, turning, reaching, kneeling, sitting, lying and rolling over, then a set,
  then getting up and leaving, with the same errors of the network.
- **Recordings** of real people.

Beside the coach a plain peak counter looks at the same angle, as the coach measured it: peaks that stand out by 20
degrees (or by half of the movement, where that is less) and are 0.6 s apart.

"""

_TAIL = """## What was not tested

- **Clamshell, side-lying raise and hip extension on real people.** Recordings with several repetitions of
  clamshells and of exercises done lying on the front could not be had. For these the pixels are the most real
  input.
- **Real people with known faults.** In the recordings an incorrect repetition is called incorrect, but not which
  fault it has. Precision and recall come from the figure alone, and the figure has each fault alone and in its pure
  form.
- **Noise that the figure does not cause.** The errors were measured on rendered clips of one outfit in one room: no
  loose clothes, no blanket, no bad light, no second person. They are as wide as {clips} clips show, which is not as
  wide as life. In {lost} of these the network lost the leg in more than a quarter of the frames; these are left out
  of the grid: {names}.
- **Clothes and skin.** These change what the network sees. The pixels have one row for each exercise done right by the
  same man in other clothes and with another skin: where it differs from the rows above, no limit
  of the coach can cure it.
- **Swaps of left and right.** Of who lies on the front the network exchanges left and right for single frames; in
  the grid that is a wider trembling, in the pixels it is as it is.
- **What looks the same.** Getting ready leaves out sitting down on a chair and rising, before a squat, and lifting
  the working leg before a leg raise: nobody could tell these from the exercise.
"""


def text(tables: Iterable[Table]) -> str:
    """The whole page."""
    lost = noise.lost()
    clips = noise.number_of_clips()
    head, tail = _HEAD.format(clips=clips), _TAIL.format(clips=clips, lost=len(lost), names=", ".join(lost))
    return head + "\n".join(as_markdown(table) for table in tables) + "\n" + tail


def write(tables: Iterable[Table]) -> None:
    """Write the page."""
    PAGE.write_text(text(tables), encoding="utf-8")
