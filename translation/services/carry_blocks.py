"""Lets translated blocks follow their source to another page: text that was approved once is not approved again.

Called inside the transaction that has published the source of both pages.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page, Revision

from hub.people.groups import target_languages
from hub.publishing.services.publish import publish
from translation import localize
from translation.models import Approval, PageTranslation, SegmentAuthor, Step
from translation.services.remember import remember

Raw = list[dict[str, Any]]


def carry_blocks(*, blocks: Sequence[str], from_key: UUID, to_key: UUID, field: str, by: Any) -> list[str]:
    """Move the blocks of the stream `field` in every language; returns the languages whose readers see them moved.

    Where the new page is not public in a language they leave the old one; translators find their texts in the new.
    A review of either page ends: the text that was sent no longer fits.
    """
    localize.copy_translations(blocks=blocks, from_key=from_key, to_key=to_key)
    _copy_open_authors(blocks, from_key, to_key)
    _end_reviews((from_key, to_key), by)
    order = [block["id"] for block in _body(_page(to_key, settings.LANGUAGE_CODE), field)]
    return [code for code in target_languages() if _carry(code, blocks, from_key, to_key, field, order, by)]


def _carry(
    language: str, blocks: Sequence[str], from_key: UUID, to_key: UUID, field: str, order: Sequence[str], by: Any
) -> bool:
    here, there = _page(from_key, language), _page(to_key, language)
    moved = [block for block in _body(here, field) if block["id"] in blocks]
    if here is None or not moved:
        return False
    known = _hashes(here)
    rest = [block for block in _body(here, field) if block["id"] not in blocks]
    _write(here, field, rest, {key: value for key, value in known.items() if key not in blocks}, by)
    if there is None:
        return False
    carried = {key: value for key, value in known.items() if key in blocks}
    _write(there, field, _placed(_body(there, field), moved, order), _hashes(there) | carried, by)
    return bool(there.live)


def _page(key: UUID, language: str) -> Any:
    """The public page; or the text that was approved and waits for its chapter."""
    page = Page.objects.filter(translation_key=key, locale__language_code=language).first()
    held = _held_id(key, language)
    if page is not None and held and not page.live:
        return Revision.objects.get(pk=held).as_object()
    return page.specific if page is not None and page.live else None


def _held_id(key: UUID, language: str) -> int:
    rows = PageTranslation.objects.unopened().of_page(key).in_language(language)
    return rows.values_list("unopened_revision_id", flat=True).first() or 0


def _body(page: Any, field: str) -> Raw:
    return [dict(block) for block in getattr(page, field).get_prep_value()] if page is not None else []


def _hashes(page: Any) -> dict[str, str]:
    """What the public text was approved against; empty for one that nobody follows."""
    approval = _approval(page)
    return dict(approval.hashes) if approval else {}


def _approval(page: Any) -> Approval | None:
    language = page.locale.language_code
    newest = page.live_revision_id if page.live else _held_id(page.translation_key, language)
    return Approval.objects.behind(page_key=page.translation_key, language=language, revision_id=newest or 0).first()


def _placed(blocks: Raw, moved: Raw, order: Sequence[str]) -> Raw:
    """`moved` behind the nearest block that stands before it in the source."""
    before = order[: order.index(moved[0]["id"])] if moved[0]["id"] in order else order
    places = [place for place, block in enumerate(blocks, start=1) if block["id"] in before]
    place = max(places, default=0)
    return [*blocks[:place], *moved, *blocks[place:]]


def _write(page: Any, field: str, blocks: Raw, hashes: dict[str, str], by: Any) -> None:
    """Publish the page with these blocks, or hold it with them, as current as it was before."""
    approval = _approval(page)
    setattr(page, field, blocks)
    revision = page.save_revision(user=by, changed=True)
    carried = None
    if approval is not None:
        carried = Approval.objects.create(
            page_key=page.translation_key,
            language=page.locale.language_code,
            revision_id=revision.pk,
            source_revision_id=approval.source_revision_id,
            hashes=hashes,
        )
    if page.live:
        publish(revision=revision, by=by)
    else:
        rows = PageTranslation.objects.of_page(page.translation_key).in_language(page.locale.language_code)
        rows.update(unopened_revision_id=revision.pk)
    if carried is not None:
        remember(carried)


def _copy_open_authors(blocks: Collection[str], from_key: UUID, to_key: UUID) -> None:
    """Whoever wrote open work on the blocks has a part in the new page's text as well."""
    rows = SegmentAuthor.objects.filter(page_key=from_key, approved_in=0)
    SegmentAuthor.objects.bulk_create(
        (
            SegmentAuthor(page_key=to_key, language=row.language, path=row.path, user_id=row.user_id)
            for row in rows
            if not set(row.path.split(".")).isdisjoint(blocks)
        ),
        ignore_conflicts=True,
    )


def _end_reviews(keys: Collection[UUID], by: Any) -> None:
    rows = PageTranslation.objects.select_for_update(of=("self",)).filter(
        page_key__in=keys, state=PageTranslation.State.IN_REVIEW
    )
    for row in rows:
        row.state = PageTranslation.State.DRAFT
        row.save(update_fields=["state"])
        Step.objects.create(translation=row, kind=Step.Kind.SOURCE_CHANGED, by=by)
