"""The one place where names of wagtail-localize stand; `tests/translation/test_localize.py` is its contract.

wagtail-localize keeps the segments. What is public, who may do what, and what is out of date are ours.
"""

from translation.localize.carry import copy_translations
from translation.localize.coverage import uncovered_models, untranslated_strings
from translation.localize.drafts import draft, open_translations
from translation.localize.first_open import first_open
from translation.localize.keys import place_of
from translation.localize.machine import Machine, MachineFailed, machine
from translation.localize.segments import (
    Segment,
    StringSegmentValue,
    hear_saves,
    segments,
    store,
    strings_of,
    words_of,
)
from translation.localize.snapshot import take_snapshot

__all__ = [
    "Machine",
    "MachineFailed",
    "Segment",
    "StringSegmentValue",
    "copy_translations",
    "draft",
    "first_open",
    "hear_saves",
    "machine",
    "open_translations",
    "place_of",
    "segments",
    "store",
    "strings_of",
    "take_snapshot",
    "uncovered_models",
    "untranslated_strings",
    "words_of",
]
