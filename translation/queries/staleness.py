"""What readers are told: the paragraphs of a public translation whose public source has changed. One query a page."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, Func, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

from hub.models import ChangeKind, ParagraphChange, Publication
from hub.ports.staleness import StaleParagraph
from translation.models import Approval
from translation.queries.severity import Change, since, worst


def stale_paragraphs(page: Page) -> dict[str, StaleParagraph]:
    """By block id (or field name): what changed in the source since this translation was approved.

    Changes of wording alone are for the boards. A page that was never approved here says nothing.
    """
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return {}
    changes: dict[str, list[Change]] = defaultdict(list)
    approved: dict[str, str] = {}
    for row in _changes(page):
        changes[row.block_id].append(Change(row.after, row.kind, row.publication.at))
        approved[row.block_id] = row.approved
    found = {block_id: _judge(block_id, approved[block_id], rows) for block_id, rows in changes.items()}
    return {block_id: paragraph for block_id, paragraph in found.items() if paragraph is not None}


def _judge(block_id: str, approved: str, changes: list[Change]) -> StaleParagraph | None:
    now = changes[0].after
    if now == approved:
        return None
    later = since(approved, changes)
    kind = worst([change.kind for change in later])
    if kind == ChangeKind.WORDING:
        return None
    latest = next(change for change in later if change.kind == kind)
    change = "added" if not approved else "changed" if now else "removed"
    return StaleParagraph(block_id=block_id, change=change, kind=kind, since=latest.at)


def _changes(page: Page) -> Any:
    behind = Approval.objects.behind(
        page_key=page.translation_key, language=page.locale.language_code, revision_id=page.live_revision_id or 0
    )
    text = TextField()
    hash_then = Func(
        F("hashes"), OuterRef("block_id"), template="%(expressions)s", arg_joiner=" ->> ", output_field=text
    )
    approved = Subquery(behind.values(then=hash_then)[:1], output_field=text)
    return (
        ParagraphChange.objects.filter(
            Exists(behind),
            publication__page_key=page.translation_key,
            publication__language=settings.LANGUAGE_CODE,
            publication__kind=Publication.Kind.PUBLISHED,
        )
        .annotate(approved=Coalesce(approved, Value("", output_field=text)))
        .select_related("publication")
        .order_by("-publication_id")
    )
