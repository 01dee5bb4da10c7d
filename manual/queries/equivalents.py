"""What stands for an article in the law of a country, and whether the article applies there at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from hub.memo import remembered
from hub.models import Country, LegalArticle, LegalInstrument, NationalProvision
from hub.publishing.calendar import today
from hub.reference import checked
from hub.reference.models.checked import Standing
from manual.reading.items import Item


@dataclass(frozen=True)
class Equivalent:
    """`applies`: the instrument binds the country. The rest is empty where nobody wrote down a provision."""

    article: str
    country: str
    applies: bool
    name: str = ""
    provision: str = ""
    language: str = ""
    url: str = ""
    checked: str = ""
    tone: str = ""
    standing: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.standing == Standing.PAST


def equivalent(article_key: str, country: str) -> Equivalent | None:
    """What holds for one article in `country` (ISO code); None where either is unknown."""
    return equivalents([article_key], country).get(article_key)


def equivalents(article_keys: Iterable[str], country: str) -> dict[str, Equivalent]:
    """The same for several articles, by key. Three queries once for a country, none without articles or country."""
    keys = set(article_keys)
    if not keys or not country:
        return {}
    return {key: found for key, found in _law_of(country).items() if key in keys}


def in_country(body: Iterable[Item], country: str) -> list[Item]:
    """The items with what holds in `country` (`more.here`) on those that rest on an article."""
    body = list(body)
    here = equivalents({item.article for item in body} - {""}, country)
    return [
        replace(item, more={**item.more, "here": here[item.article]}) if item.article in here else item for item in body
    ]


def of_article(article: LegalArticle, language: str) -> list[tuple[Country, Equivalent]]:
    """Countries with a provision of their own, by name. Reads what was prefetched."""
    found = [
        (row.country, _equivalent(article.key, row.country, article.instrument.applies_in(row.country), row))
        for row in article.provisions.all()
    ]
    return sorted(found, key=lambda pair: pair[0].name_in(language))


@remembered
def _law_of(country: str) -> dict[str, Equivalent]:
    """Every article as it holds in one country."""
    state = Country.objects.filter(pk=country).first()
    if state is None:
        return {}
    excepted = LegalInstrument.not_in.through.objects.filter(legalinstrument=OuterRef("instrument__pk"), country=state)
    articles = LegalArticle.objects.select_related("instrument").annotate(excepted=Exists(excepted))
    provisions = {row.article_id: row for row in NationalProvision.objects.filter(country=state)}
    return {
        article.key: _equivalent(
            article.key,
            state,
            article.instrument.reaches(state) and not article.excepted,
            provisions.get(article.pk),
        )
        for article in articles
    }


def _equivalent(key: str, state: Country, applies: bool, row: NationalProvision | None) -> Equivalent:
    if row is None:
        return Equivalent(key, state.pk, applies)
    on = today()
    standing = Standing(row.standing(on))
    return Equivalent(
        article=key,
        country=state.pk,
        applies=applies,
        name=row.name,
        provision=row.provision,
        language=row.language,
        url=row.url,
        checked=checked.words(row, on),
        tone=checked.TONES[standing],
        standing=standing,
    )
