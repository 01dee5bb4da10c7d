"""What people write, as it is stored: the one place that takes out what no honest text needs.

A right-to-left override shows `exe.pdf` for `fdp.exe`; control and zero-width characters hide a word from a search, a
screen and a reader of the source; a hundred accents on one letter cover the lines above.
"""

import re
import unicodedata
from typing import Any

from django import forms

LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # control characters but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # soft hyphen and what has no width
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, tags
)
MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
HEAPED = re.compile(f"({MARK}{{3}}){MARK}+")


def cleaned(text: str, *, lines: bool = True) -> str:
    """`text` in composed form without unseen characters; without `lines` on one line."""
    kept = HEAPED.sub(r"\1", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", kept if lines else re.sub(r"[\t\n]+", " ", kept)).strip()


class WordsField(forms.CharField):
    """Text that a person writes; several lines where it has a Textarea."""

    def to_python(self, value: Any) -> Any:
        lines = isinstance(self.widget, forms.Textarea)
        return super().to_python(value if value is None else cleaned(str(value), lines=lines))


class LinkField(forms.URLField):
    """A web address that a person writes."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value if value is None else cleaned(str(value), lines=False))
