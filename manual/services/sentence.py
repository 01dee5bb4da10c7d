"""What people type as a reason, on its way into a row."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LENGTH = 300  # characters, as the columns of reasons have them
UNKEPT = frozenset({"Cc", "Cs"})  # control characters and halves of characters


def sentence(text: str, *, missing: str, field: str = "reason") -> str:
    """`text` on one line. Raises ValidationError at `field`: `missing` where it is empty, or that it is too long."""
    said = " ".join("".join(" " if unicodedata.category(char) in UNKEPT else char for char in text).split())
    if not said:
        raise ValidationError({field: missing})
    if len(said) > LENGTH:
        raise ValidationError({field: _("At most %(number)s characters.") % {"number": LENGTH}})
    return said
