"""What people type as a reason, on its way into a row."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LENGTH = 300  # characters, as the columns of reasons have them


def sentence(text: str, *, missing: str, field: str = "reason") -> str:
    """`text` on one line. Raises ValidationError at `field`: `missing` where it is empty, or that it is too long."""
    said = " ".join(text.replace("\0", " ").split())
    if not said:
        raise ValidationError({field: missing})
    if len(said) > LENGTH:
        raise ValidationError({field: _("At most %(number)s characters.") % {"number": LENGTH}})
    return said
