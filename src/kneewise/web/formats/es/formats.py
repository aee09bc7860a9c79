"""Spanish: 23 de noviembre de 2026.

The decimal sign is a point: the Academies' Ortografía of 2010 allows it beside the comma, and the figures that the plan
puts into its sentences have one.
"""

DATE_FORMAT = r"j \d\e F \d\e Y"
SHORT_DATE_FORMAT = "j b Y"
MONTH_DAY_FORMAT = r"j \d\e F"
SHORT_MONTH_DAY_FORMAT = "j b"
WEEKDAY_FORMAT = r"l j \d\e F"
WEEKDAY_DATE_FORMAT = r"l j \d\e F \d\e Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = "\N{NARROW NO-BREAK SPACE}"
