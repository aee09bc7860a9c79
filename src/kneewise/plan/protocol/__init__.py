"""The protocol: every number that the plan decides by, with its unit, its source and how certain it is.

``protocol_rules`` has the numbers and ``protocol_claims`` what contradicts what; ``protocol_whole`` puts them together,
``protocol_file`` reads them.
"""

from kneewise.plan.protocol.file import default_protocol, default_text, protocol_from_toml
from kneewise.plan.protocol.number import (
    CERTAINTIES,
    BadProtocol,
    Certainty,
    Citation,
    Error,
    Meaning,
    Number,
    Value,
    Words,
)
from kneewise.plan.protocol.whole import Known, Layout, Place, Protocol, Section, layout, sections

__all__ = [
    "CERTAINTIES",
    "BadProtocol",
    "Certainty",
    "Citation",
    "Error",
    "Known",
    "Layout",
    "Meaning",
    "Number",
    "Place",
    "Protocol",
    "Section",
    "Value",
    "Words",
    "default_protocol",
    "default_text",
    "layout",
    "protocol_from_toml",
    "sections",
]
