"""The law as a question may name it: acts and articles with their addresses, read once a content version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from hub.memo import remembered
from hub.models import LegalArticle, LegalInstrument
from hub.reference.eu_law import EuAct
from manual.queries.law import slug_of
from search.references import plain

ORGANISATIONS = ("un ", "council of europe ")  # people quote "CRC" for "UN CRC"


@dataclass(frozen=True)
class Wording:
    """A text and the language it is in."""

    text: str
    language: str


@dataclass(frozen=True)
class KnownAct:
    """`names` is what a convention may be called in a question, folded; an act of the Union has none."""

    key: str
    url: str
    title: Wording
    act: EuAct | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownArticle:
    key: str
    url: str
    subject: Wording
    instrument: str
    article: str
    paragraph: str


@dataclass(frozen=True)
class Law:
    acts: Mapping[str, KnownAct]
    articles: Sequence[KnownArticle]


@remembered
def law(language: str) -> Law:
    """All acts and articles, in the order of the law. Four queries."""
    instruments = LegalInstrument.objects.prefetch_related("titles")
    articles = LegalArticle.objects.prefetch_related("subjects").order_by("order", "key")
    return Law(
        acts={instrument.key: _act(instrument, language) for instrument in instruments},
        articles=[_article(article, language) for article in articles],
    )


def _act(instrument: LegalInstrument, language: str) -> KnownAct:
    titles = {row.language: row.title for row in instrument.titles.all() if row.approved_at}
    return KnownAct(
        key=instrument.key,
        url=f"{reverse('law')}#{slug_of(instrument.key)}",
        title=_wording(titles, language),
        act=instrument.act,
        names=() if instrument.act else tuple(_names(instrument.key)),
    )


def _names(key: str) -> list[str]:
    name = plain(key)
    return [name, *(name.removeprefix(prefix) for prefix in ORGANISATIONS if name.startswith(prefix))]


def _article(row: LegalArticle, language: str) -> KnownArticle:
    subjects = {subject.language: subject.subject for subject in row.subjects.all() if subject.approved_at}
    return KnownArticle(
        key=row.key,
        url=reverse("law_article", args=[slug_of(row.key)]),
        subject=_wording(subjects, language),
        instrument=row.instrument_id,
        article=row.article.lower(),
        paragraph=row.paragraph.lower(),
    )


def _wording(texts: Mapping[str, str], language: str) -> Wording:
    """The text in `language`, else in the source language, else none."""
    shown = language if texts.get(language) else settings.LANGUAGE_CODE
    return Wording(texts.get(shown, ""), shown)
