"""By hand, from the project's root: ``PYTHONPATH=frontend python -m assembly``."""

import sys
from pathlib import Path

from assembly import AssemblyError, assemble

try:
    assemble(Path(__file__).resolve().parents[2])
except AssemblyError as failure:
    sys.exit(f"kneewise: {failure}")
