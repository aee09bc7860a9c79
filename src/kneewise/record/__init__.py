"""The append-only store: what a person did, felt and answered, kept as facts.

``DjangoStore`` is in ``kneewise.record.database``, because Django must be set up before it is imported.
"""

from kneewise.record.address import BadDatabaseUrl, Database, database_at, sqlite_file
from kneewise.record.memory import MemoryStore
from kneewise.record.ports import Appended, AppendOnly, FactConflict, FactStore, Unstorable

__all__ = [
    "AppendOnly",
    "Appended",
    "BadDatabaseUrl",
    "Database",
    "FactConflict",
    "FactStore",
    "MemoryStore",
    "Unstorable",
    "database_at",
    "sqlite_file",
]
