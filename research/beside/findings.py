"""Findings beside the pages of other rooms, through the port `related`, and their marks at paragraphs."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from research.queries.finding_shown import KIND
from research.queries.findings import FindingLine, lines, readable, with_words


def answer(question: RelatedQuestion) -> RelatedGroup:
    """Findings on any of the numbers; where a page has none, on its themes or countries. One query at most."""
    rows = readable(question.reader)
    if question.numbers:
        rows = rows.about(question.numbers)
    elif question.themes:
        rows = rows.filter(themes__overlap=sorted(question.themes))
    elif question.countries:
        rows = rows.filter(countries__overlap=sorted(question.countries))
    else:
        return RelatedGroup(KIND, "", [])
    newest = with_words(rows, question.language).order_by("-found_on", "pk")
    found = lines(newest if question.numbers else newest[: question.limit], question.language)
    counted = Counter(number for line in found for number in line.numbers if number in question.numbers)
    return RelatedGroup(
        KIND,
        _("What was found out"),
        [_item(line, question) for line in found[: question.limit]],
        f"/{question.language}/research/findings/",
        {number: _mark(number, count) for number, count in counted.items()},
    )


def _mark(number: str, count: int) -> str:
    words = ngettext("%(count)d finding on %(number)s", "%(count)d findings on %(number)s", count)
    return words % {"count": count, "number": number}


def _item(line: FindingLine, question: RelatedQuestion) -> RelatedItem:
    here = [number for number in line.numbers if number in question.numbers]
    if not here:
        return RelatedItem(line.title, line.url, line.language, line.strength)
    return RelatedItem(line.title, line.url, line.language, f"{', '.join(here)} · {line.strength}")
