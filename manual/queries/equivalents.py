"""What stands for an article in the law of a country, and whether the article applies there at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.models import Country, LegalArticle, NationalProvision
from hub.publishing.calendar import today


@dataclass(frozen=True)
class Equivalent:
    """`applies`: the instrument binds the country. Name and provision are empty where nobody wrote them down."""

    article: str
    country: str
    applies: bool
    name: str = ""
    provision: str = ""
    language: str = ""
    url: str = ""
    checked_on: date | None = None
    checked_by: str = ""
    next_check: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Its day of checking has passed."""
        return self.next_check is not None and self.next_check < today()


def equivalent(article_key: str, country: str) -> Equivalent | None:
    """What holds for one article in `country` (ISO code); None where either is unknown. Four queries."""
    return equivalents([article_key], country).get(article_key)


def equivalents(article_keys: Iterable[str], country: str) -> dict[str, Equivalent]:
    """The same for all articles of a page, by key; four queries however many, none without articles."""
    keys = set(article_keys)
    if not keys:
        return {}
    state = Country.objects.filter(pk=country).first()
    if state is None:
        return {}
    articles = LegalArticle.objects.filter(key__in=keys).select_related("instrument")
    rows = articles.prefetch_related("instrument__not_in")
    provisions = {row.article_id: row for row in NationalProvision.objects.filter(article__key__in=keys, country=state)}
    return {article.key: _equivalent(article, state, provisions.get(article.pk)) for article in rows}


def of_article(article: LegalArticle, language: str) -> list[tuple[Country, Equivalent]]:
    """Countries with a provision of their own, sorted by name. Reads prefetched `provisions` and `instrument`."""
    found = [(row.country, _equivalent(article, row.country, row)) for row in article.provisions.all()]
    return sorted(found, key=lambda pair: pair[0].name_in(language))


def _equivalent(article: LegalArticle, state: Country, row: NationalProvision | None) -> Equivalent:
    applies = article.instrument.applies_in(state)
    if row is None:
        return Equivalent(article.key, state.pk, applies)
    return Equivalent(
        article=article.key,
        country=state.pk,
        applies=applies,
        name=row.name,
        provision=row.provision,
        language=row.language,
        url=row.url,
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        next_check=row.next_check,
    )
