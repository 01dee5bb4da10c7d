"""A sitemap as it is written, piece by piece. Pure."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.conf import settings

from hub.ports.sitemap import SitemapEntry

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(entries: Iterable[SitemapEntry]) -> Iterator[str]:
    """Each address with all languages of what stands there, as the page itself says them."""
    yield f'{HEAD}<urlset {SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for entry in entries:
        yield _urls(entry)
    yield "</urlset>\n"


def index(parts: int) -> Iterator[str]:
    yield f"{HEAD}<sitemapindex {SPACE}>\n"
    for number in range(1, parts + 1):
        yield f"<sitemap><loc>{escape(settings.HUB_PUBLIC_URL)}/sitemap-{number}.xml</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def _urls(entry: SitemapEntry) -> str:
    known = [code for code, _name in settings.LANGUAGES if code in entry.paths]
    places = {code: escape(f"{settings.HUB_PUBLIC_URL}{entry.paths[code]}", {'"': "&quot;"}) for code in known}
    changed = f"<lastmod>{entry.changed.isoformat(timespec='seconds')}</lastmod>" if entry.changed else ""
    default = places.get(settings.LANGUAGE_CODE) or next(iter(places.values()), "")
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>'
        for code, place in [*places.items(), ("x-default", default)]
    )
    return "".join(f"<url><loc>{place}</loc>{changed}{links}</url>\n" for place in places.values())
