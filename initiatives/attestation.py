"""What an author states when they submit. A wording once used is never changed: a new one gets the next number."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WORDINGS: Mapping[int, Any] = {
    1: _("I have read it again: no child, victim or witness can be recognised in it."),
}
CURRENT = max(WORDINGS)
