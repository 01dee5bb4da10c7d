"""What is shown of a quotation: written by one person, approved by another, whoever they are."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.ports import versions
from research.errors import NotNowOfQuoteError, SamePersonError
from research.models import Quote, QuoteWords
from research.services.screened import refuse_what_points_to_somebody

State = Quote.State


def write_words(*, quote: Quote, language: str, text: str, by: Any) -> QuoteWords:
    """The words to be shown in `language`: the redaction, where it is the quotation's own, else a translation.

    They wait for a second person; what is redacted anew takes its translations with it. Raises PointsToSomebodyError,
    NotNowOfQuoteError.
    """
    refuse_what_points_to_somebody(text)
    with transaction.atomic():
        quote = _locked(quote)
        is_redaction = language == quote.language
        if quote.state == State.KEPT_BACK or (quote.state == State.WAITING and not is_redaction):
            raise NotNowOfQuoteError
        written = {"text": text, "written_by": by.key, "written_at": timezone.now()}
        words, _made = QuoteWords.objects.update_or_create(
            quote=quote, language=language, defaults={**written, "approved_by": None, "approved_at": None}
        )
        if is_redaction:
            quote.words.update(approved_by=None, approved_at=None)
            _turn(quote, State.REDACTED)
        versions.bump()
    return words


def approve_words(*, quote: Quote, language: str, by: Any) -> None:
    """Public from now on; the original is forgotten. Raises SamePersonError, NotNowOfQuoteError."""
    with transaction.atomic():
        quote = _locked(quote)
        words = quote.words.filter(language=language, approved_at=None).first()
        needed = State.REDACTED if language == quote.language else State.PUBLISHED
        if words is None or quote.state != needed:
            raise NotNowOfQuoteError
        if words.written_by == by.key:
            raise SamePersonError
        words.approved_by, words.approved_at = by.key, timezone.now()
        words.save(update_fields=["approved_by", "approved_at"])
        if language == quote.language:
            _turn(quote, State.PUBLISHED, forget=True)
        versions.bump()


def keep_back(*, quote: Quote) -> None:
    """Nothing of it is shown, and nothing of it is kept."""
    with transaction.atomic():
        quote = _locked(quote)
        quote.words.all().delete()
        _turn(quote, State.KEPT_BACK, forget=True)
        versions.bump()


def _locked(quote: Quote) -> Quote:
    return Quote.objects.select_for_update().get(pk=quote.pk)


def _turn(quote: Quote, state: str, *, forget: bool = False) -> None:
    quote.state = state
    if forget:
        quote.original = ""
    quote.save(update_fields=["state", "original"])
