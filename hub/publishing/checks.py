"""What must be mended in the blocks of a page before it is submitted: pure, values in, errors by block out."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from hub.publishing.link_words import is_vague, link_words
from hub.publishing.models import HubImage

FILE_NAME = re.compile(
    r"\S+\.(?:avif|gif|jpe?g|png|svg|tiff?|webp)|(?:img|dsc|image|screenshot)[\W_]*\d+", re.IGNORECASE
)


def check_blocks(body: StreamValue) -> StreamBlockValidationError | None:
    """An error at each block that links vaguely or shows a picture without words; None where all is well."""
    found = {place: error for place, block in enumerate(body) if (error := _block(block.block_type, block.value))}
    return StreamBlockValidationError(block_errors=found) if found else None


def check_alt(image: HubImage | None) -> str:
    """What is wrong with the alternative text of a picture, in a sentence; empty where nothing is."""
    if image is None:
        return ""
    words = image.alt_text.strip()
    if not words:
        return _("This picture has no alternative text. Write one at the picture, then come back.")
    if FILE_NAME.fullmatch(words):
        said = _("The alternative text of this picture is the name of a file: “%(words)s”. Say what the picture shows.")
        return said % {"words": words}
    return ""


def _block(kind: str, value: Any) -> ValidationError | None:
    match kind:
        case "text":
            return _words(value.source)
        case "note":
            return _in("text", _words(value["text"].source))
        case "picture":
            said = check_alt(value["image"])
            return _in("image", ValidationError(said) if said else None)
    return None


def _words(markup: str) -> ValidationError | None:
    """One error for each link that says nothing."""
    wrong = []
    for words in link_words(markup):
        if not words.strip():
            wrong.append(_("A link has no words, so that nobody can follow it."))
        elif is_vague(words):
            said = _("The link “%(words)s” does not say where it leads. Name the page or the office.")
            wrong.append(said % {"words": words.strip()})
    return ValidationError(wrong) if wrong else None


def _in(field: str, error: ValidationError | None) -> ValidationError | None:
    return StructBlockValidationError(block_errors={field: error}) if error else None
