"""A person's facts for other programs: an archive to keep, a table for a spreadsheet, a calendar of sessions.

No clock, no database, no chance: what is now, and what is kept, are arguments.
"""

from kneewise.exchange.ahead import first_ahead
from kneewise.exchange.archive import Ahead, BadArchive, archive_of, facts_in
from kneewise.exchange.table import COLUMNS, table_of
from kneewise.exchange.whose import Doubt, doubt_about

__all__ = [
    "COLUMNS",
    "Ahead",
    "BadArchive",
    "Doubt",
    "archive_of",
    "doubt_about",
    "facts_in",
    "first_ahead",
    "table_of",
]
