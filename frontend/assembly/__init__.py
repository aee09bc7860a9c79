"""Assembles what the wheel carries beside its Python: front end, pose networks, the browser's Python, catalogues.

Run by the build hook (``hatch_build.py``). All but the catalogues comes from the npm registry; none of it is committed.
"""

from assembly.assemble import AssemblyError, assemble
from assembly.languages import compile_languages

__all__ = ["AssemblyError", "assemble", "compile_languages"]
