"""Fields of blocks for text, which refuse what cannot be kept or would not be read as it was written."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

INLINE = ["bold", "italic", "link"]
PROSE = [*INLINE, "ol", "ul"]
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
TURNING = re.compile("[\u202a-\u202e]")  # marks of an embedded direction; isolates (U+2066-2069) are what text needs
BEFORE = 25


def writable(value: Any) -> None:
    """Refuse characters that no database keeps, and those that make a text read otherwise than it is stored."""
    text = str(value)
    broken = UNSTORABLE.search(text)
    if broken:
        raise ValidationError(
            _("After “%(words)s” stands a broken character that cannot be kept. Delete it and type it again.")
            % {"words": _words_before(text, broken.start())}
        )
    turning = TURNING.search(text)
    if turning:
        raise ValidationError(
            _("After “%(words)s” stands a hidden sign that turns the direction of writing. Delete it.")
            % {"words": _words_before(text, turning.start())}
        )


def line(**options: Any) -> blocks.CharBlock:
    """A single line of plain text."""
    return blocks.CharBlock(validators=[writable], **options)


def rich(features: list[str], **options: Any) -> blocks.RichTextBlock:
    """Text with the given features and no more."""
    return blocks.RichTextBlock(features=features, validators=[writable], **options)


def _words_before(text: str, place: int) -> str:
    """What stands before `place`, without tags."""
    return re.sub(r"<[^>]*>?", " ", text[:place])[-BEFORE:].strip()
