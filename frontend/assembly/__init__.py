"""Assembles what the wheel carries beside its Python: the front end, the pose networks and the browser's Python.

Run by the build hook (``hatch_build.py``). Everything comes from the npm registry and nothing of it is committed.
"""

from assembly.assemble import AssemblyError, assemble

__all__ = ["AssemblyError", "assemble"]
