"""Public addresses of the manual that are not pages: editions, the law, the glossary."""

from collections.abc import Iterator

from django.conf import settings

from hub.models import Country, GlossaryTerm, LegalArticle
from hub.ports.sitemap import SitemapEntry
from manual import addresses
from manual.blocks.choices import Role
from manual.models import Edition
from manual.queries import law

LISTS = (addresses.editions, addresses.law, addresses.glossary, addresses.cards)


def entries() -> Iterator[SitemapEntry]:
    """The lists and the first-hours cards in every language; an edition in those that it has an impression in."""
    languages = [code for code, _name in settings.LANGUAGES]
    for address in (*LISTS, *([addresses.offline] if settings.HUB_OFFLINE else [])):
        yield SitemapEntry({code: address(code) for code in languages})
    for country in Country.objects.values_list("code", flat=True):
        for role in Role.values:
            yield SitemapEntry({code: addresses.card(code, country, role) for code in languages})
    for article_key in LegalArticle.objects.values_list("key", flat=True):
        slug = law.slug_of(article_key)
        yield SitemapEntry({code: addresses.article(code, slug) for code in languages})
    for key, own in _terms().items():
        yield SitemapEntry({code: addresses.term(code, key) for code in languages if code in own})
    for edition in Edition.objects.prefetch_related("impressions"):
        own = {impression.language for impression in edition.impressions.all()}
        paths = {code: addresses.edition(code, edition.number) for code in languages if code in own}
        yield SitemapEntry(paths, edition.published_at)


def _terms() -> dict[str, set[str]]:
    """The languages in which each concept has an approved term."""
    found: dict[str, set[str]] = {}
    rows = GlossaryTerm.objects.filter(approved_at__isnull=False).order_by("concept__key")
    for key, language in rows.values_list("concept__key", "language"):
        found.setdefault(key, set()).add(language)
    return found
