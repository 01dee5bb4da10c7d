"""Findings as the reasons of changes, through the port `reasons`."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from hub.people.reader import Reader
from hub.ports.reasons import EVERYBODY_INSIDE, Reason
from research.models import Finding
from research.queries.findings import lines, readable, with_words


class FindingsAsReasons:
    """What `hub.ports.reasons` promises."""

    def about(self, numbers: Collection[str]) -> Sequence[Reason]:
        rows = readable(EVERYBODY_INSIDE).about({number for number in numbers if number})
        return _reasons(with_words(rows, settings.LANGUAGE_CODE).order_by("-found_on", "pk"), settings.LANGUAGE_CODE)

    def readable(self, keys: Collection[str], *, language: str, reader: Reader) -> Mapping[str, Reason]:
        rows = readable(reader).filter(page_key__in=list(keys))
        return {reason.key: reason for reason in _reasons(with_words(rows, language), language)}


def _reasons(rows: QuerySet[Finding, Any], language: str) -> list[Reason]:
    return [Reason(line.key, line.title, line.language, line.url, line.numbers) for line in lines(rows, language)]
