"""Who may approve the text that is in review, and why not everybody: asked by the service, shown beforehand."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.people.queries.authorities import countries_of, is_of_authority, members_of_authorities
from hub.publishing import authorship
from translation import rights
from translation.models import PageTranslation
from translation.queries.critical import touched
from translation.queries.texts import authors


@dataclass(frozen=True)
class Approvers:
    """`blocks`: labels of safety-critical blocks that are new or have changed; where there are any, somebody of an
    authority of one of `countries` is needed. `people` names those who may, beside superusers.
    """

    blocks: list[str]
    countries: list[str]
    people: list[str]
    is_author: bool
    is_of_authority: bool

    @property
    def may(self) -> bool:
        return not self.is_author and (self.is_of_authority or not self.blocks)

    @property
    def authority_asked(self) -> str:
        """Who is needed, and why; empty where any reviewer may."""
        if not self.blocks:
            return ""
        asked = _(
            "Safety-critical text is new here or has changed (%(blocks)s). "
            "Somebody of a verified authority of %(countries)s must approve it."
        ) % {"blocks": ", ".join(self.blocks), "countries": " / ".join(self.countries)}
        if self.people:
            who = _("These people may: %(names)s.") % {"names": ", ".join(self.people)}
        else:
            who = _("No other reviewer of this language belongs to one yet.")
        return " ".join((asked, who))

    @property
    def refusal(self) -> str:
        """Why this person may not approve; empty where they may."""
        if self.is_author:
            return _("You wrote part of this text: somebody else must approve it.")
        return "" if self.may else self.authority_asked


def approvers(*, row: PageTranslation, page: Page, user: Any) -> Approvers:
    """For a row in review and its page; a fixed number of queries."""
    blocks = list(dict.fromkeys(touched(row).values()))
    countries, people = [], []
    if blocks:
        names = get_language() or "en"
        countries = [country.name_in(names) for country in countries_of(row.language)]
        reviewers = rights.people(rights.Action.REVIEW, row.language).exclude(pk__in=authors(page))
        people = [str(person) for person in members_of_authorities(reviewers, row.language)]
    return Approvers(
        blocks=blocks,
        countries=countries,
        people=people,
        is_author=authorship.has_part_in(page, user),
        is_of_authority=bool(blocks) and is_of_authority(user, row.language),
    )
