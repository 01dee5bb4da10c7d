"""What a page of the manual shows to a reader who chose a country or a role. Few queries, for the country."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from hub.look.lens import SIDE_BY_SIDE, Lens
from manual import addresses
from manual.blocks.choices import Role
from manual.queries import country_box
from manual.queries.equivalents import in_country
from manual.reading.items import Item
from manual.reading.through_lens import through

BOX = "#country"
ALL_STEPS = "all"
"""`?steps=all` shows the steps of all roles once, without a change of the lens."""


def steps_of(asked: str) -> str:
    """What `?steps=` asks for, where it is something."""
    return asked if asked == ALL_STEPS else ""


def context(body: Iterable[Item], *, lens: Lens, steps: str, language: str, path: str) -> dict[str, Any]:
    """The values that the lens adds to a page, or changes in it."""
    role = "" if steps == ALL_STEPS else lens.role
    return {
        "items": in_country(through(body, role), lens.country),
        "country": country_box.box(lens.country, language),
        "lens_url": addresses.lens(language, path + BOX),
        "lens_role": lens.role if lens.role in Role.values else "",
        "role_words": _role_words(role),
    }


def _role_words(role: str) -> str:
    if not role:
        return ""
    if role == SIDE_BY_SIDE:
        return _("You see all roles side by side.")
    return _("You see the steps of one role: %(role)s.") % {"role": Role(role).label}
