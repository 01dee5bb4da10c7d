"""What readers are told: the paragraphs of public translations whose public source has changed. One query a page."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, OuterRef, TextField, Value
from django.db.models.functions import Coalesce, JSONObject
from wagtail.models import Page

from hub.models import ChangeKind, ParagraphChange, Publication
from hub.ports.staleness import StaleParagraph
from translation.models import Approval
from translation.queries.severity import Change, since, worst


def stale_languages(page_key: UUID) -> dict[str, dict[str, StaleParagraph]]:
    """By language and block id (or field name): what changed in the source since that translation was approved.

    Changes of wording alone are for the boards. A translation that was never approved here says nothing.
    """
    changes: dict[tuple[str, str], list[Change]] = defaultdict(list)
    approved: dict[tuple[str, str], str] = {}
    for row in _changes(page_key):
        for item in row.approvals:
            place = item["language"], row.block_id
            changes[place].append(Change(row.after, row.kind, row.publication.at))
            approved[place] = item["then"]
    found: dict[str, dict[str, StaleParagraph]] = defaultdict(dict)
    for (language, block_id), rows in changes.items():
        paragraph = _judge(block_id, approved[language, block_id], rows)
        if paragraph is not None:
            found[language][block_id] = paragraph
    return dict(found)


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


def _changes(page_key: UUID) -> Any:
    """Changes of the public source, newest first, each with the hash that every public translation stands on."""
    text = TextField()
    hash_then = Func(
        F("hashes"), OuterRef("block_id"), template="%(expressions)s", arg_joiner=" ->> ", output_field=text
    )
    then = JSONObject(language=F("language"), then=Coalesce(hash_then, Value("", output_field=text)))
    behind = _behind(page_key)
    return (
        ParagraphChange.objects.filter(
            Exists(behind),
            publication__page_key=page_key,
            publication__language=settings.LANGUAGE_CODE,
            publication__kind=Publication.Kind.PUBLISHED,
        )
        .annotate(approvals=ArraySubquery(behind.values_list(then)))
        .select_related("publication")
        .order_by("-publication_id")
    )


def _behind(page_key: UUID) -> Any:
    """The approval that each public translation of a page rests on."""
    public = Page.objects.filter(
        translation_key=page_key,
        locale__language_code=OuterRef("language"),
        live_revision_id__gte=OuterRef("revision_id"),
    )
    rows = Approval.objects.filter(Exists(public), page_key=page_key)
    return rows.order_by("language", "-revision_id").distinct("language")
