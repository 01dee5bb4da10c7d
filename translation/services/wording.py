"""What people write to each other about a text: not empty, not endless, without characters that nobody sees."""

from django.utils.translation import gettext as _

from translation import rights
from translation.checks import markup
from translation.models.segment_comment import LONGEST


def tidied(text: str, *, empty: str = "") -> str:
    """`text` with plain line ends and no space around it; `Refused` with `empty` (a sentence) where nothing is left."""
    text = text.replace("\r\n", "\n").strip()
    if not text and empty:
        raise rights.Refused(empty)
    if len(text) > LONGEST:
        raise rights.Refused(_("Write at most %(count)d characters.") % {"count": LONGEST})
    hidden = markup.controls(text)
    if hidden:
        raise rights.Refused(_("The text holds a hidden character. Write it anew, or paste it as plain text."))
    return text
