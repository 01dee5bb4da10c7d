"""What editors put above the results of a question, where the reader may see it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from hub.memo import remembered
from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_rows
from hub.publishing.best_page import best, readable
from search.languages import stop_words
from search.languages.folding import fold
from search.languages.spellings import in_one_spelling
from search.models import BestBet as Row
from search.models import SearchEntry
from search.models.words import lines
from search.queries.match import Question
from search.request import SearchRequest

MOST = 3


@dataclass(frozen=True)
class BestBet:
    """One answer; `language` is that of its page, which may be the source where it is not translated."""

    title: str
    url: str
    note: str
    language: str
    questions: tuple[frozenset[str], ...] = ()


def best_bets(request: SearchRequest, reader: Reader = PUBLIC) -> list[BestBet]:
    """At most three, on the first page: each word asked is one of an editor's question, or another form of it."""
    asked = _asked(request)
    if request.page > 1 or not asked:
        return []
    known = _known(request.language, reader)
    return [bet for bet in known if any(_same(question, asked) for question in bet.questions)][:MOST]


def is_open(address: str) -> bool:
    """Whether a best answer may lead to `address`: below a language of the Hub, with no object or one that is found."""
    with_object = _has_object(address)
    return with_object is False or (with_object is True and SearchEntry.objects.filter(url=address).exists())


@remembered
def _known(language: str, reader: Reader) -> tuple[BestBet, ...]:
    rows = list(Row.objects.filter(language=language).select_related("page").order_by("pk"))
    urls = [row.address for row in rows if row.address]
    entries = SearchEntry.objects.filter(url__in=urls)
    found = set(visible_rows(entries, reader, page_key="page_key", block_id="block_id").values_list("url", flat=True))
    answers = []
    for row in rows:
        questions = tuple(_folded(line, language) for line in lines(row.words))
        if row.page is not None:
            pages = Page.objects.filter(translation_key=row.page.translation_key).select_related("locale")
            page = best(readable(pages, language=language, reader=reader), language)
            if page is not None:
                title = row.title or page.title
                answers.append(BestBet(title, page.url, row.note, page.locale.language_code, questions))
        elif row.address in found or _has_object(row.address) is False:
            answers.append(BestBet(row.title, row.address, row.note, language, questions))
    return tuple(answers)


def _has_object(address: str) -> bool | None:
    """Whether the address names one thing among many; None where the Hub has no such public address."""
    parts = urlsplit(address)
    language = address.split("/")[1] if address.startswith("/") else ""
    if parts.scheme or parts.netloc or language not in dict(settings.LANGUAGES):
        return None
    try:
        with translation.override(language):
            match = resolve(parts.path)
    except Resolver404:
        return None
    return bool(match.args or match.kwargs)


def _asked(request: SearchRequest) -> list[Set[str]]:
    """For each word of the question, itself and the other forms of it."""
    question = Question.of(request)
    small = stop_words(request.language)
    words = [(fold(word), unit.text) for unit in request.units if not unit.refused for word in unit.text.split()]
    return [{word} | question.forms.get(text, set()) for word, text in words if word not in small]


def _folded(line: str, language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in in_one_spelling(line, language).split()) - stop_words(language)


def _same(question: frozenset[str], asked: Sequence[Set[str]]) -> bool:
    return all(question & forms for forms in asked) and all(any(word in forms for forms in asked) for word in question)
