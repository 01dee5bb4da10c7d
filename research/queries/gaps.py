"""What is open between findings and the manual, for editors: each line with where to act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.numbers import format_percent
from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look import dates
from hub.look.dates import babel_locale
from hub.ports import citable
from hub.ports.reasons import EVERYBODY_INSIDE
from research.models import ResearchIndexPage, Study, Training, Wave
from research.numbering import and_above
from research.queries import running
from research.queries.changed import changed_since, in_force
from research.queries.consequences import Consequence, Outcome, of_findings
from research.queries.findings import FindingLine, lines, readable, with_words
from research.queries.unclear import unclear

YEAR = 365


@dataclass(frozen=True, slots=True)
class Gap:
    """One line of the board: what is open where, and the address at which something can be done about it."""

    number: str
    title: str
    url: str
    note: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the board: a chapter, and how many days a finding may go without an answer."""

    chapter: str = ""
    days: int = 90

    def holds(self, number: str) -> bool:
        return not self.chapter or number.partition(".")[0] == self.chapter


@dataclass(frozen=True, slots=True)
class Kind:
    label: Any
    help: Any
    act: Any
    find: Callable[[Asked], list[Gap]]


def without_findings(asked: Asked) -> list[Gap]:
    """Paragraphs on which nothing was found out, their sections and chapters included. Five queries."""
    language = settings.LANGUAGE_CODE
    known = {number for numbers in readable(EVERYBODY_INSIDE).values_list("numbers", flat=True) for number in numbers}
    index = ResearchIndexPage.objects.filter(locale__language_code=language).first()
    write = reverse("wagtailadmin_pages:add", args=["research", "findingpage", index.pk]) if index else ""
    return [
        Gap(place.number, place.title, place.url, "", write)
        for place in citable.get().places(language=language)
        if place.block_id and asked.holds(place.number) and known.isdisjoint(and_above([place.number]))
    ]


def without_consequence(asked: Asked) -> list[Gap]:
    """Findings to which nobody has answered in time, and those that were to be looked at again by now."""
    language, today = settings.LANGUAGE_CODE, timezone.localdate()
    rows = list(with_words(readable(EVERYBODY_INSIDE), language).order_by("found_on", "pk"))
    followed = of_findings(rows, language=language, reader=EVERYBODY_INSIDE)
    return [
        Gap(
            one.number,
            line.title,
            line.url,
            _("Published on %(day)s") % {"day": dates.in_words(line.found_on)}
            if one.outcome is Outcome.NOTHING
            else _("To be looked at again since %(day)s")
            % {"day": dates.in_words(one.decision.look_again_on if one.decision else None)},
            reverse("research_decide", args=[line.key, one.number]),
        )
        for line in lines(rows, language)
        for one in followed[line.key]
        if asked.holds(one.number) and one.place and _is_open(line, one, today - timedelta(days=asked.days))
    ]


def _is_open(line: FindingLine, one: Consequence, since: date) -> bool:
    if one.outcome is Outcome.DECIDED and one.decision:
        again = one.decision.look_again_on
        return again is not None and again <= timezone.localdate()
    return one.outcome is Outcome.NOTHING and line.found_on <= since


def old_studies(asked: Asked) -> list[Gap]:
    """Studies whose last round was long ago, or whose training was about text that has changed since."""
    titles = running.titles_of_studies()
    last = {
        row.pk: row for row in Study.objects.filter(live=True).annotate(last=Max("waves__closed_at")).exclude(last=None)
    }
    waves = Wave.objects.filter(study__in=last, training__isnull=False).values_list("study", "training")
    trainings = {row.page_key: row for row in Training.objects.filter(page_key__in={key for _study, key in waves})}
    pairs = [(study, trainings[key]) for study, key in waves if key in trainings]
    changed, edition = changed_since([training for _study, training in pairs]), in_force()
    touched: dict[int, set[str]] = {}
    for (study, _training), numbers in zip(pairs, changed, strict=True):
        touched.setdefault(study, set()).update(number for number in numbers if asked.holds(number))
    found = []
    for row in last.values():
        numbers = sorted(touched.get(row.pk, ()))
        old = row.last < timezone.now() - timedelta(days=2 * YEAR) and not asked.chapter
        if numbers or old:
            note = _("Edition %(edition)s has changed what it was about") % {"edition": edition} if numbers else ""
            said = _("Last round on %(day)s") % {"day": dates.in_words(row.last)}
            act = reverse("research_study", args=[row.key])
            found.append(Gap(", ".join(numbers), titles.get(row.page_key, ""), "", note or said, act))
    return found


def unclear_items(asked: Asked) -> list[Gap]:
    """Paragraphs whose item is answered badly, after an editor found the item sound."""
    return [
        Gap(
            one.number,
            one.item,
            "",
            _("%(right)s of %(answered)s answers are right; the true share lies between %(low)s and %(high)s")
            % {
                "right": one.right,
                "answered": one.answered,
                "low": format_percent(one.low, locale=babel_locale()),
                "high": format_percent(one.high, locale=babel_locale()),
            },
            reverse("research_quiz_item", args=[one.key]),
        )
        for one in unclear()
        if asked.holds(one.number)
    ]


KINDS: dict[str, Kind] = {
    "unread": Kind(
        gettext_lazy("Paragraphs without a finding"),
        gettext_lazy("Nothing was found out about them yet, nor about their section or chapter."),
        gettext_lazy("Write a finding"),
        without_findings,
    ),
    "unanswered": Kind(
        gettext_lazy("Findings without a consequence"),
        gettext_lazy("Nothing was changed because of them, and nobody said why not."),
        gettext_lazy("Answer"),
        without_consequence,
    ),
    "unclear": Kind(
        gettext_lazy("Paragraphs that people do not understand"),
        gettext_lazy("Their question is answered badly, and an editor found the question sound."),
        gettext_lazy("Open the question"),
        unclear_items,
    ),
    "studies": Kind(
        gettext_lazy("Studies out of date"),
        gettext_lazy("Their last round was two years ago, or the text that they were about has changed since."),
        gettext_lazy("Open the study"),
        old_studies,
    ),
}


def table(rows: Iterable[Gap]) -> Iterable[list[str]]:
    return ([row.number, row.title, row.note] for row in rows)
