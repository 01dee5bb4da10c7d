"""Lets the access of a moved paragraph reach the editions that hold it in the section where it stood before."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from hub.models import AccessRule
from hub.ports import announce, versions
from hub.publishing import access, fingerprint
from manual.models import CitableNumber, ParagraphMove, SectionPage

Place = tuple[UUID, str]


def carry_access() -> int:
    """Make the rule of every former place equal to the paragraph's access today; returns how many changed.

    Runs in the transaction that changes the access. One query where nothing was ever moved.
    """
    moves = list(ParagraphMove.objects.filter(state=ParagraphMove.State.DONE))
    if not moves:
        return 0
    now = {row.number: row for row in CitableNumber.objects.filter(number__in=[move.number for move in moves])}
    former = {
        (move.from_key, block_id): (now[move.number].page_key, block_id)
        for move in moves
        if move.number in now and now[move.number].block_id == move.block_id
        for block_id in (move.block_id, *move.along)
        if move.from_key != now[move.number].page_key
    }
    closed = _closed(former.values())
    ruled = _rules({key for key, _block_id in former})
    close = {then for then, today in former.items() if today in closed} - ruled
    free = {then for then, today in former.items() if today not in closed and then in ruled and not _stands(then)}
    AccessRule.objects.bulk_create(AccessRule(page_key=key, block_id=block_id) for key, block_id in close)
    for key, block_id in free:
        AccessRule.objects.filter(page_key=key, block_id=block_id).delete()
    for key in {key for key, _block_id in close | free}:
        versions.bump()
        announce.access_changed.send(sender=carry_access, page_key=key)
    return len(close | free)


def _closed(places: Iterable[Place]) -> set[Place]:
    places = set(places)
    keys = {key for key, _block_id in places}
    pages = set(access.restricted_page_keys().filter(translation_key__in=keys))
    rules = _rules(keys)
    return {place for place in places if place[0] in pages or place in rules or (place[0], "") in rules}


def _rules(keys: Iterable[UUID]) -> set[Place]:
    return set(AccessRule.objects.filter(page_key__in=keys).values_list("page_key", "block_id"))


def _stands(place: Place) -> bool:
    """Whether the former section holds the block again, which then says its access itself."""
    page = SectionPage.objects.filter(
        translation_key=place[0], locale__language_code=settings.LANGUAGE_CODE, live=True
    ).first()
    return page is not None and any(block_id == place[1] for _kind, block_id, _value in fingerprint.raw_blocks(page))
