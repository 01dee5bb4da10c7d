"""Checks of what stands beside the text: translations, the law, facts of countries, reviews. All of them warn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.models import ChangeKind, CountryFact, NationalProvision
from hub.people.groups import target_languages
from hub.publishing.calendar import today
from manual.models import ManualPage
from manual.queries import care, law_reviews
from manual.queries.readiness_checks import Places, edit_url
from manual.queries.readiness_line import Check, Count, Line
from translation import rights
from translation.queries.standing import Standing, State, standings
from translation.words import STALE, STATES

FIT = frozenset({State.CURRENT, State.WAITING})
GRAVITY: tuple[ChangeKind | State, ...] = (
    ChangeKind.LEGAL,
    ChangeKind.PROCEDURE,
    ChangeKind.CONTACT,
    State.MISSING,
    State.UNFOLLOWED,
    State.RETURNED,
    State.DRAFT,
    State.IN_REVIEW,
    State.HELD,
    ChangeKind.WORDING,
)


def translations(keys: Sequence[UUID], places: Places, user: object) -> list[Check]:
    """A check a language: chapters and sections that would stand in the source. A few queries for all languages."""
    languages = [(code, name) for code, name in settings.LANGUAGES if code in target_languages()]
    found = standings(keys, [code for code, _name in languages])
    rule = _("Warns only: the section stands in the source text, marked, until a later impression completes it.")
    board = _board(user)
    checks = []
    for code, name in languages:
        lacking = _lacking(code, keys, found)
        title = _("Translation: %(language)s") % {"language": _(name)}
        lines = _lines(code, lacking, places, user)
        checks.append(Check(f"language-{code}", title, rule, lines, _counts(code, lacking, board)))
    return checks


def law(places: Places) -> Check:
    """Paragraphs that rest on an amended article and that nobody has looked at since. Three queries."""
    lines = [
        Line(
            _("%(number)s rests on %(article)s, which %(act)s has amended.")
            % {"number": review.number, "article": review.article, "act": review.act},
            reverse("manual_admin:law_reviews"),
            places[review.page_key],
        )
        for review in law_reviews.open_reviews()
        if review.page_key in places
    ]
    rule = _("Warns only, so that a correction never waits for it; look at each before a whole edition.")
    return Check("law", _("Amended law"), rule, lines)


def facts() -> Check:
    """Facts of countries and provisions of their law that nobody has checked in time. Two queries."""
    due = CountryFact.objects.to_check(today()).select_related("country").order_by("country_id", "kind")
    lines = [
        Line(
            _("%(country)s, %(kind)s: %(standing)s")
            % {
                "country": fact.country.name_in(settings.LANGUAGE_CODE),
                "kind": fact.get_kind_display(),
                "standing": fact.standing(today()).label,
            },
            reverse("countryfact:edit", args=[fact.pk]),
        )
        for fact in due
    ]
    provisions = NationalProvision.objects.to_check(today()).select_related("country", "article")
    lines += [
        Line(
            _("%(country)s, %(kind)s: %(standing)s")
            % {
                "country": row.country.name_in(settings.LANGUAGE_CODE),
                "kind": f"{row.name}, {row.provision} ({row.article.key})",
                "standing": row.standing(today()).label,
            },
            reverse("nationalprovision:edit", args=[row.pk]),
        )
        for row in provisions.order_by("country_id", "article__order")
    ]
    rule = _("Warns only: readers see the facts of today beside the frozen text, each with the day of its check.")
    return Check("facts", _("Facts of countries"), rule, lines)


def reviews(places: Places) -> Check:
    """Sections whose review date has passed, and what readers have reported of them. Five queries."""
    lines = []
    for kept in care.sections():
        place = places.get(kept.key)
        if place and kept.overdue:
            lines.append(Line(_("The date of its review has passed."), edit_url(place), place))
        if place and kept.reports:
            told = ngettext(
                "%(count)d report of a reader is open.", "%(count)d reports of readers are open.", kept.reports
            )
            lines.append(Line(told % {"count": kept.reports}, reverse("manual_admin:reports"), place))
    return Check("reviews", _("Reviews and reports"), _("Warns only."), lines)


def _reported(count: int) -> str:
    told = ngettext("%(count)d report of a reader is open.", "%(count)d reports of readers are open.", count)
    return told % {"count": count}


def _lacking(
    language: str, keys: Sequence[UUID], found: Mapping[tuple[UUID, str], Standing]
) -> list[tuple[ChangeKind | State, UUID, Standing]]:
    """What would not stand translated, the gravest first: the kind of what changed, else the state."""
    lacking: list[tuple[ChangeKind | State, UUID, Standing]] = []
    for key in keys:
        standing = found[key, language]
        if standing.state not in FIT:
            stale = standing.approved and standing.kind is not None
            lacking.append((standing.kind if stale and standing.kind else standing.state, key, standing))
    return sorted(lacking, key=lambda one: GRAVITY.index(one[0]))


def _board(user: object) -> str:
    """The board of the manual, for whoever may see it. One query."""
    root = ManualPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
    return f"{reverse('translation:board')}?under={root.pk}" if root and rights.sees_boards(user) else ""


def _words(lack: ChangeKind | State) -> str:
    return str(STALE[lack] if isinstance(lack, ChangeKind) else STATES[lack])


def _counts(language: str, lacking: Sequence[tuple[ChangeKind | State, UUID, Standing]], board: str) -> list[Count]:
    """How many of each, each a way to the board that shows them."""
    counts = []
    for lack, count in Counter(lack for lack, _key, _standing in lacking).items():
        asked = {"language": language, "severity" if isinstance(lack, ChangeKind) else "state": lack.value}
        url = f"{board}&{urlencode(asked)}" if board else ""
        counts.append(Count(_words(lack), count, url))
    return counts


def _lines(
    language: str,
    lacking: Sequence[tuple[ChangeKind | State, UUID, Standing]],
    places: Places,
    user: object,
) -> list[Line]:
    opens = rights.sees(user, language)
    lines = []
    for lack, key, standing in lacking:
        url = reverse("translation:desk", args=[language, key])
        if standing.work is None:
            url = f"{reverse('translation:submit', args=[places[key].page_id])}?language={language}"
        lines.append(Line(_words(lack), url if opens else "", places[key]))
    return lines
