"""The benchmark stands beside the sources, not among them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
