"""Forgets questions whose time is over, and those with a word that no public text holds any more."""

from datetime import timedelta

from hub.publishing.calendar import today
from search.log.words import public_words, words_in
from search.models import AskedQuestion

DAYS = 90


def forget() -> int:
    """Returns how many rows went. A name that a text was withdrawn for leaves the log with it."""
    gone, _by_model = AskedQuestion.objects.filter(day__lte=today() - timedelta(days=DAYS)).delete()
    for language in AskedQuestion.objects.values_list("language", flat=True).distinct():
        rows = AskedQuestion.objects.filter(language=language)
        texts = set(rows.values_list("text", flat=True))
        words = {word for text in texts for word in words_in(text)}
        lost = words - public_words(words, language)
        if lost:
            late = [text for text in texts if not lost.isdisjoint(words_in(text))]
            gone += rows.filter(text__in=late).delete()[0]
    return gone
