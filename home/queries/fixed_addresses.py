from django.conf import settings

from hub.ports.sitemap import SitemapEntry


def fixed_entries() -> list[SitemapEntry]:
    """The help page and the page for machines stand in every language."""
    codes = [code for code, _name in settings.LANGUAGES]
    return [SitemapEntry({code: f"/{code}/{place}/" for code in codes}) for place in ("help", "machines")]
