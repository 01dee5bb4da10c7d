"""Keeps the index equal to what is live: after a publication, inside a withdrawal, and by a comparison at each beat."""

from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from search.languages import server
from search.models import SearchEntry
from search.services.write import remove_entries, replace_entries, written_by
from search.sources import PAGES, drafts_of


def index_page(*, page_id: int) -> None:
    """Write the entries of one page as it is live now; a page that is gone or not for search leaves none."""
    with transaction.atomic():
        page = Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
        if page is None or not page.live:
            return
        specific = page.specific
        if specific._meta.label in PAGES:
            replace_entries(
                page_key=page.translation_key,
                language=page.locale.language_code,
                drafts=drafts_of(specific),
                kinds=PAGES.values(),
            )


def index_again(*, page_key: UUID) -> None:
    """Write the entries of a page in every language, in the caller's transaction: its access or address changed."""
    for page_id in Page.objects.filter(translation_key=page_key, live=True).values_list("pk", flat=True):
        index_page(page_id=page_id)


def missing_pages() -> QuerySet[Page]:
    """Live pages whose entry is missing, of another revision, or written by another server."""
    entries = SearchEntry.objects.filter(
        page_key=OuterRef("translation_key"),
        language=OuterRef("locale__language_code"),
        revision=Cast(OuterRef("live_revision_id"), CharField()),
        server_version=written_by(),
    )
    labels = Q()
    for label in PAGES:
        app, model = label.lower().split(".")
        labels |= Q(content_type__app_label=app, content_type__model=model)
    return Page.objects.filter(labels, live=True).exclude(Exists(entries))


def leftover_entries() -> QuerySet[SearchEntry]:
    """Entries of pages that are no longer live in their language."""
    live = Page.objects.filter(
        live=True, translation_key=OuterRef("page_key"), locale__language_code=OuterRef("language")
    )
    kinds = {kind.value for kind in PAGES.values()}
    return SearchEntry.objects.filter(kind__in=kinds).exclude(Exists(live))


def reconcile(*, most: int | None = None) -> tuple[int, int]:
    """Write what is missing, at most so many pages, and remove what is left over; returns how many of each.

    After an upgrade of the server its stemmers are arranged first, and every entry counts as missing.
    """
    if SearchEntry.objects.exclude(server_version=written_by()).exists():
        server.arrange()
    missing = list(missing_pages().order_by("pk").values_list("pk", flat=True)[:most])
    for page_id in missing:
        index_page(page_id=page_id)
    rows = leftover_entries()
    left_over = list(rows.values_list("page_key", "language").distinct())
    for page_key, language in left_over:
        remove_entries(page_key=page_key, language=language)
    return len(missing), len(left_over)
