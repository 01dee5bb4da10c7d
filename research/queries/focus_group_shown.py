"""What the page of focus groups shows beside its own words: approved quotations, and how many sat where and when.

Country, day and profession together can name people: the public reads a quarter, a band of sizes and the country of a
session, and the professions of all sessions together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext as _

from hub.look.alphabet import in_order
from hub.look.dates import babel_locale, british
from hub.look.names import country_name, language_name
from research.models.choices import Target
from research.models.focus_group import FocusGroup, GroupSession, Quote, QuoteWords


@dataclass(frozen=True)
class Said:
    """`language` is that of the words; `original` names it where they are not in the reader's language."""

    text: str
    language: str
    country: str
    original: str


@dataclass(frozen=True)
class Topic:
    block: Any
    quotes: Sequence[Said]


def shown(page: Any, *, language: str) -> dict[str, Any]:
    """For the template. Three queries, however much was said."""
    group = FocusGroup.objects.filter(page_key=page.translation_key).first()
    if group is None:
        group = FocusGroup(page_key=page.translation_key, demonstrative=page.demonstrative)
    sessions = list(group.sessions.all()) if group.pk else []
    quotes = said_in(group, language) if sessions else {}
    targets = {target for session in sessions for target in session.professions}
    countries = {country_name(session.country) for session in sessions}
    return {
        "group": group,
        "topics": [Topic(block, quotes.get(str(block.id), ())) for block in page.topics],
        "sessions": [_session(session) for session in sessions],
        "countries": in_order(countries, language, name=str),
        "professions": [str(target.label) for target in Target if target.value in targets],
    }


def said_in(group: FocusGroup, language: str) -> Mapping[str, Sequence[Said]]:
    """By theme; each quotation in `language` where such words are approved, else in its own. One query."""
    rows = (
        QuoteWords.objects.filter(quote__session__group=group, approved_at__isnull=False)
        .filter(quote__state=Quote.State.PUBLISHED)
        .select_related("quote__session")
        .order_by("quote", "language")
    )
    best: dict[int, QuoteWords] = {}
    for row in rows:
        if row.language == language or (row.language == row.quote.language and row.quote_id not in best):
            best[row.quote_id] = row
    found: dict[str, list[Said]] = defaultdict(list)
    for row in best.values():
        original = "" if row.language == language else language_name(row.language)
        country = country_name(row.quote.session.country)
        found[row.quote.theme].append(Said(row.text, row.language, country, original))
    return found


def quarter(day: date) -> str:
    """`2nd quarter 2026`: never the day."""
    return str(format_date(day, "QQQQ y", locale=british(babel_locale())))


def _session(session: GroupSession) -> str:
    return _("%(country)s, %(quarter)s, %(size)s, %(method)s") % {
        "country": country_name(session.country),
        "quarter": quarter(session.held_on),
        "size": session.get_size_display(),
        "method": str(session.get_method_display()).lower(),
    }
