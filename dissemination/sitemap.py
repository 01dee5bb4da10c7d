"""Public addresses of this room that stand in the sitemap."""

from django.conf import settings

from hub.ports.sitemap import SitemapEntry


def entries() -> list[SitemapEntry]:
    """The coverage, in every language."""
    return [SitemapEntry({code: f"/{code}/coverage/" for code, _name in settings.LANGUAGES})]
