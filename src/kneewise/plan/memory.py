"""How much the plan remembers, so that a standing stays finite: a rule that needs more would never hold."""

WINDOW_DAYS = 21
"""Days that are remembered one by one: three weeks, for the weekly guard."""

BORNE_DAYS = 14
"""What the kneecaps bore is remembered for two weeks: the last, and the one that it is measured by."""

AGE_CAP_DAYS = 60
"""Ages stop here; the longest limit of a protocol is shorter."""

COUNT_CAP = 20
"""Counts of sessions stop here."""
