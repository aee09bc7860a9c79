"""What the coach is worth: on the figure, on rendered pictures and on real recordings, beside a plain peak counter."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tests"))  # the tests' figure and recordings serve here too
