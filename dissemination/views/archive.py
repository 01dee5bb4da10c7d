"""Past digests for everybody, and one's own message as a page behind the secret of its link."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from dissemination import subscriber_links as links
from dissemination.emails.digest import heading
from dissemination.kinds import DIGESTS
from dissemination.models import DigestIssue, OutboundMessage
from dissemination.queries.archive import Shown, archive, as_page
from dissemination.views.dead_link import dead_link
from hub.look import feeds
from hub.look.feeds import Channel, FeedItem
from hub.look.navigation import language, languages_in
from hub.look.page_cache import keep
from hub.look.page_links import PageLinks
from hub.look.private import behind_a_secret

PER_PAGE = 20
IN_FEED = 20


@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    page_obj = Paginator(_issues(), PER_PAGE).get_page(request.GET.get("page"))
    items = [
        {"title": one.issue.title, "url": _address(one.issue), "date": one.issue.day, "summary": one.contents}
        for one in archive(list(page_obj.object_list), language())
        if one.issue
    ]
    context = {"items": items, "page_obj": page_obj}
    return keep(render(request, "dissemination/archive/issues.html", context))


@require_safe
def issue(request: HttpRequest, cadence: str, period: str) -> HttpResponse:
    found = archive([get_object_or_404(DigestIssue, cadence=cadence, period_key=period)], language())
    if not found:
        raise Http404
    context = {
        "shown": found[0],
        "breadcrumbs": [{"label": _("Past digests"), "url": reverse("digest_issues")}],
        "languages": languages_in(request.path, found[0].languages),
    }
    return keep(render(request, "dissemination/archive/issue.html", context))


@require_safe
@condition(etag_func=feeds.etag)
def atom(request: HttpRequest) -> HttpResponse:
    return feeds.atom(request, _channel(), _entries())


@require_safe
@condition(etag_func=feeds.etag)
def json_feed(request: HttpRequest) -> HttpResponse:
    return feeds.json_feed(request, _channel(), _entries())


@behind_a_secret
@require_safe
def message(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """In the message's own language; gone with its text. Neither address nor settings nor ways out are on it."""
    found = OutboundMessage.objects.filter(pk=key, kind__in=DIGESTS, text__isnull=False).first()
    if found is None or not links.opens(token, purpose=links.VIEW, subject=key):
        return dead_link(request)
    with translation.override(found.language):
        shown = as_page(found)
        context = {"shown": shown, "heading": heading(shown.cadence), "at": found.created_at, "languages": PageLinks()}
        return render(request, "dissemination/archive/message.html", context)


def _issues() -> QuerySet[DigestIssue]:
    """Those that hold anything, the newest first."""
    return DigestIssue.objects.filter(items__isnull=False).distinct()


def _address(issue: DigestIssue) -> str:
    return reverse("digest_issue", args=[issue.cadence, issue.period_key])


def _channel() -> Channel:
    return Channel(
        name="digests",
        title=_("Digests of the Hub"),
        description=_("What was new, once a week and once a month"),
        path=reverse("digest_issues"),
    )


def _entries() -> list[FeedItem]:
    return [_entry(one, one.issue) for one in archive(list(_issues()[:IN_FEED]), language()) if one.issue]


def _entry(shown: Shown, issue: DigestIssue) -> FeedItem:
    return FeedItem(
        name=f"digest:{issue}",
        title=issue.title,
        text=" · ".join([shown.contents, *(line.title for line in shown.lines)]),
        path=_address(issue),
        published=issue.made_at,
        changed=issue.made_at,
    )
