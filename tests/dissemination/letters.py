"""What a reader finds in a letter that a relay took."""

import re

from dissemination.channels.base import Letter


def link_in(letter: Letter, room: str = "ack") -> str:
    """The path of the personal link to the page where an agency answers, or (`contact`) to that about a contact."""
    found = re.search(rf"(/\w\w/{room}/[\w/-]+/)", letter.content.replace(b"=\n", b"").decode())
    assert found
    return found[1]
