from django.conf import settings

from hub.ports.sitemap import SitemapEntry


def fixed_entries() -> list[SitemapEntry]:
    """The help page stands in every language."""
    return [SitemapEntry({code: f"/{code}/help/" for code, _name in settings.LANGUAGES})]
