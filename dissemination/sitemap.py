"""Public addresses of this room that stand in the sitemap."""

from django.conf import settings

from dissemination.models import DigestIssue
from dissemination.queries.archive import archive
from hub.ports.sitemap import SitemapEntry


def entries() -> list[SitemapEntry]:
    """The coverage and the list of digests in every language, a digest in those that any of it is in."""
    codes = [code for code, _name in settings.LANGUAGES]
    shown = archive(list(DigestIssue.objects.all()), settings.LANGUAGE_CODE)
    return [
        SitemapEntry({code: f"/{code}/coverage/" for code in codes}),
        SitemapEntry({code: f"/{code}/digests/" for code in codes}),
        *(
            SitemapEntry({code: _path(code, one.issue) for code in codes if code in one.languages}, one.issue.made_at)
            for one in shown
            if one.issue
        ),
    ]


def _path(code: str, issue: DigestIssue) -> str:
    return f"/{code}/digests/{issue.cadence}/{issue.period_key}/"
