"""The one way to publish: a transaction around Wagtail's publish, the event and the access rules (design 4)."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from hub.ports import announce, reasons, versions
from hub.ports.tell import send_after_commit
from hub.publishing import fingerprint
from hub.publishing.models.publication import (
    AnnouncementStatement,
    ChangeKind,
    ChangeStatement,
    ParagraphChange,
    Publication,
)
from hub.publishing.services.apply_access import apply_access


def publish(*, revision: Revision, by: Any, announced: bool = True) -> Publication | None:
    """Publish `revision` and record it; None where its time has not come yet (Wagtail then keeps it scheduled).

    Permission is the caller's: the four-eyes task, a due date, or the sample content.
    """
    with transaction.atomic():
        page = Page.objects.select_for_update(of=("self",)).get(pk=revision.object_id).specific
        if page.live and page.live_revision_id is None:
            revision = Revision.objects.get(pk=revision.pk)  # the one at hand may know the page as it was
            revision.content["live_revision"] = _name_present_text(page, before=revision.created_at).pk
        before = fingerprint.fingerprint(page) if page.live else {}
        first = page.first_published_at is None
        revision.publish(user=by, skip_permission_checks=True)
        page = page.specific_class.objects.select_related("locale").get(pk=page.pk)
        if not page.live or page.live_revision_id != revision.pk:
            _tell_waiting(page, revision)
            return None
        if page.locale.language_code == settings.LANGUAGE_CODE:
            apply_access(page)
        publication = _record(page, revision, before, first=first, announced=announced)
        announce.publishing.send(sender=publish, page=page, publication=publication)
        versions.bump()
        _announce(publication)
        return publication


def _name_present_text(page: Any, *, before: datetime) -> Revision:
    """Give a live page that came without a revision, as those of a migration do, one of what it says.

    Without it Wagtail takes a live page down when a later text is given its moment. It is older than that text, or it
    would count as the latest.
    """
    latest = before - timedelta(microseconds=1)
    present = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        created_at=min(page.first_published_at or latest, latest),
        object_str=str(page),
        content=page.serializable_data(),
    )
    Page.objects.filter(pk=page.pk).update(live_revision=present)
    return present


def record_missed(page: Any) -> Publication:
    """Record a live page whose event was lost, every paragraph as changed; runs in the caller's transaction."""
    publication = _record(page, page.live_revision, {}, first=False, announced=True)
    announce.publishing.send(sender=publish, page=page, publication=publication)
    versions.bump()
    _announce(publication)
    return publication


def _record(page: Any, revision: Revision, before: dict[str, str], *, first: bool, announced: bool) -> Publication:
    language = page.locale.language_code
    said = AnnouncementStatement.objects.filter(page_key=page.translation_key, language=language)
    statement = said.first() or AnnouncementStatement()
    publication, made = Publication.objects.get_or_create(
        key=f"{page.translation_key}:{language}:published:{revision.pk}:{page.last_published_at:%Y%m%dT%H%M%S.%f}",
        defaults={
            "kind": Publication.Kind.PUBLISHED,
            "page_key": page.translation_key,
            "language": language,
            "model": page._meta.label,
            "page_id": page.pk,
            "revision_id": revision.pk,
            "first": first,
            "announce": announced and statement.announce,
            "note": statement.note,
            "at": timezone.now(),
        },
    )
    if made:
        said.delete()
        _record_changes(publication, before, fingerprint.fingerprint(page))
    return publication


def _record_changes(publication: Publication, before: dict[str, str], after: dict[str, str]) -> None:
    said = ChangeStatement.objects.filter(page_key=publication.page_key, language=publication.language)
    statements = {statement.block_id: statement for statement in said}
    sentences = reasons.frozen({key for statement in statements.values() for key in statement.because})
    rows = []
    for block_id, change in fingerprint.changed(before, after).items():
        statement = statements.get(block_id)
        rows.append(
            ParagraphChange(
                publication=publication,
                block_id=block_id,
                change=change,
                kind=statement.kind if statement else ChangeKind.PROCEDURE,
                note=statement.note if statement else "",
                because={key: sentences[key] for key in statement.because if key in sentences} if statement else {},
                before=before.get(block_id, ""),
                after=after.get(block_id, ""),
            )
        )
    ParagraphChange.objects.bulk_create(rows)
    said.delete()


def _tell_waiting(page: Any, revision: Revision) -> None:
    transaction.on_commit(
        lambda: send_after_commit(
            announce.waiting,
            page_key=page.translation_key,
            language=page.locale.language_code,
            model=page._meta.label,
            page_id=page.pk,
            revision_id=revision.pk,
        )
    )


def _announce(publication: Publication) -> None:
    transaction.on_commit(
        lambda: send_after_commit(
            announce.published,
            page_key=publication.page_key,
            language=publication.language,
            model=publication.model,
            page_id=publication.page_id,
            publication_id=publication.pk,
            first=publication.first,
            announce=publication.announce,
        )
    )
