"""Whether a text names a mailbox or a person: whole, so that `an@…` is not found in `jan@…`. Pure.

The patterns mean the same to PostgreSQL (`__iregex`) and to `re`. A `\\n` of JSON is no letter before a name.
"""

import re
from collections.abc import Iterable

BEFORE = r"((?<!\w)(?<!\w[-+.])|(?<=\\[bfnrt]))"
AFTER_ADDRESS = r"(?![-.]?\w)"
AFTER_NAME = r"(?!-?\w)"


def address_pattern(spellings: Iterable[str]) -> str:
    """Any of the spellings (`keys.spellings`) as a whole address, in letters of any size; there is one at least."""
    return f"{BEFORE}({_any(spellings)}){AFTER_ADDRESS}"


def name_pattern(name: str) -> str:
    """A person's name as whole words."""
    return f"{BEFORE}({_any([name])}){AFTER_NAME}"


def _any(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in texts)
