"""A person's facts for other programs: an archive to keep, a table for a spreadsheet, a calendar of sessions.

No clock, no database, no chance: what is now, and what is kept, are arguments.
"""

from kneewise.exchange.archive import BadArchive, archive_of, facts_in
from kneewise.exchange.table import COLUMNS, table_of

__all__ = ["COLUMNS", "BadArchive", "archive_of", "facts_in", "table_of"]
