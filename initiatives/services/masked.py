"""Words between partners as they are stored: addresses and telephone numbers masked, nobody identified."""

from hub.screening import mask, screen_places
from initiatives.errors import Identifying


def masked_words(**words: str) -> dict[str, str]:
    """`words` by their field, masked and never longer than they were.

    Raises Identifying where the safeguarding screen is sure of a person.
    """
    masked = {field: mask(text)[: len(text)] for field, text in words.items()}
    found = [one for one in screen_places(masked) if one.is_hard]
    if found:
        raise Identifying(found)
    return masked
