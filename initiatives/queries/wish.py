"""What somebody looks for in the list: one value for each facet, or nothing. Every wish is an address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.models import OrganisationKind
from initiatives.models import Kind, SeatRole

FACETS = ("role", "seat", "kind", "theme", "chapter", "programme", "country", "written", "deadline", "fits")
SEAT_FACETS = ("role", "seat", "fits")
SORTS = ("deadline", "newest")
LONGEST = 120
WITHIN: Mapping[str, tuple[int, Promise]] = {
    "2weeks": (14, _("Within two weeks")),
    "month": (31, _("Within a month")),
    "quarter": (92, _("Within three months")),
}
"""Days from now until the last deadline that counts."""


@dataclass(frozen=True)
class Wish:
    """`seat` is the kind of organisation that is sought, `chapter` a number, `written` the language of the text.

    `fits` asks for seats that are open to an organisation of the reader.
    """

    role: str = ""
    seat: str = ""
    kind: str = ""
    theme: str = ""
    chapter: str = ""
    programme: str = ""
    country: str = ""
    written: str = ""
    deadline: str = ""
    fits: str = ""
    sort: str = "deadline"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wish":
        """What an address says, whether or not anybody offers it."""
        return cls(
            **{
                one.name: str(query.get(one.name) or one.default).replace("\x00", "")[:LONGEST].strip()
                for one in fields(cls)
            }
        )

    @property
    def chosen(self) -> tuple[str, ...]:
        """The facets that say something."""
        return tuple(name for name in FACETS if getattr(self, name))

    @property
    def is_blank(self) -> bool:
        return not self.chosen

    def without(self, *facets: str) -> "Wish":
        return replace(self, **dict.fromkeys(facets, ""))

    def understood(self, known: Mapping[str, Collection[str]]) -> "Wish":
        """Without values that nobody offers; `known` holds those of facets that other rooms name."""
        offered: dict[str, Collection[str]] = {**OFFERED, **known}
        strange = [name for name in self.chosen if name in offered and getattr(self, name) not in offered[name]]
        return replace(self.without(*strange), sort=self.sort if self.sort in SORTS else "deadline")

    def address(self) -> str:
        """Its query string, without what is not said."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return urlencode(said)


OFFERED: Mapping[str, Collection[str]] = {
    "role": SeatRole.values,
    "seat": OrganisationKind.values,
    "kind": Kind.values,
    "written": [code for code, _name in settings.LANGUAGES],
    "deadline": WITHIN,
    "fits": ("1",),
}
