"""Addresses as people paste them: one on each line, alone, in a line of CSV, or behind a name. Pure."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.people.mailbox import checked_mailbox

BETWEEN = re.compile(r"[,;\t<>\"'\s]+")
MOST = 2000


@dataclass
class Read:
    """`wrong`: the number of each line that cannot be used, the line, and why."""

    addresses: list[str] = field(default_factory=list)
    wrong: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def left(self) -> str:
        """The lines that cannot be used, as they were."""
        return "\n".join(line for _number, line, _why in self.wrong)


def read(text: str) -> Read:
    """The first address on each line; empty lines are nothing."""
    found = Read()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line:
            continue
        if len(found.addresses) >= MOST:
            found.wrong.append((number, line, _("At most 2,000 addresses at once. Send these in a second step.")))
            continue
        address = next((piece for piece in BETWEEN.split(line) if "@" in piece), line)
        try:
            found.addresses.append(checked_mailbox(address))
        except ValidationError as error:
            found.wrong.append((number, line, error.messages[0]))
    return found
