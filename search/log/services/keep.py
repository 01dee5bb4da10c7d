"""Writes the questions of a day that enough networks asked into the table of questions."""

from datetime import date, timedelta

from django.db import transaction

from hub.publishing.calendar import today
from search.log import counter
from search.log.words import public_words, words_in
from search.models import AskedQuestion


def keep() -> int:
    """Write what was counted today and yesterday; may run at any time and twice. Returns how many questions.

    Their words are compared with the texts again: what is no longer public is not kept.
    """
    return sum(_keep(day) for day in (today() - timedelta(days=1), today()))


def _keep(day: date) -> int:
    counts = [count for count in counter.counted(day) if _is_public(count.text, count.language)]
    with transaction.atomic():
        rows = AskedQuestion.objects.select_for_update().filter(day=day)
        before = {(row.language, row.text): row for row in rows}
        for count in counts:
            known = before.get((count.language, count.text))
            AskedQuestion.objects.update_or_create(
                day=day,
                language=count.language,
                text=count.text,
                defaults={
                    "asked": max(count.asked, known.asked if known else 0),
                    "empty": max(count.empty, known.empty if known else 0),
                },
            )
    return len(counts)


def _is_public(text: str, language: str) -> bool:
    words = set(words_in(text))
    return words <= public_words(words, language)
