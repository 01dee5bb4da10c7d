"""Slugs of the manual's pages: none may be taken for an address of its own."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED = frozenset(
    {
        *("annex", "annexes", "card", "cards", "changes", "cite", "compare", "country", "edition", "editions", "feed"),
        *(
            "files",
            "history",
            "lens",
            "number",
            "numbers",
            "offline",
            "outline",
            "print",
            "report",
            "role",
            "search",
            "since",
        ),
        *("sent", "wrong"),
    }
)
"""Parts of addresses below a manual, a chapter or a number that are routes, or may become one."""
NUMBER_LIKE = re.compile(r"\d+[a-z]{0,2}([.-]\d+[a-z]{0,2})*")


def check_slug(page: Any) -> None:
    """Raise ValidationError at the field where the slug of a chapter or section looks like a number or a route."""
    if page.slug in RESERVED or NUMBER_LIKE.fullmatch(page.slug.lower()):
        raise ValidationError({"slug": _("This address would be taken for a number or a list. Choose words.")})
