"""Puts composed digests into the ledger and their entries with them, in the caller's transaction."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from dissemination.keys import message_id
from dissemination.models import ContentEvent, DigestEntry, OutboundMessage
from dissemination.services.compose import Composed
from dissemination.services.enqueue import Draft, enqueue_many
from dissemination.subscriber_links import of_message

KeyOf = Callable[[Composed], str]

ATTACH = """
UPDATE dissemination_digestentry entry SET state = 'attached', message_id = taken.message, told_in = taken.language
FROM unnest(%(entries)s::bigint[], %(messages)s::uuid[], %(languages)s::text[]) AS taken (entry, message, language)
WHERE entry.id = taken.entry AND entry.state = 'pending'
"""


def write_digests(*, composed: Sequence[Composed], kind: str, group: str, key_of: KeyOf) -> int:
    """Returns how many messages were written. Where a message of that key exists, its entries wait for the next."""
    drop([entry for one in composed for entry in one.dropped])
    keys = {key_of(one): one for one in composed if one.wording is not None}
    known = OutboundMessage.objects.filter(pk__in=[message_id(key) for key in keys])
    left = set(known.values_list("pk", flat=True))
    drafts: list[Draft] = []
    taken: dict[int, tuple[UUID, str]] = {}
    for key, one in keys.items():
        if one.wording is None or message_id(key) in left:
            continue
        drafts.append(
            Draft(
                key=key,
                kind=kind,
                recipient=one.subscriber.recipient,
                address=one.subscriber.email,
                wording=one.wording,
                fill=of_message(one.fill, message_id(key)),
                group=group,
            )
        )
        taken |= {entry.pk: (message_id(key), one.told_in[entry.pk]) for entry in one.held}
    enqueue_many(drafts)
    _attach(taken)
    return len(drafts)


def lock_events(events: Any) -> list[int]:
    """Before any entry is locked: whatever withdraws one of these waits, and then sees the messages that hold it."""
    rows = ContentEvent.objects.select_for_update().filter(pk__in=events).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def drop(entries: Sequence[DigestEntry]) -> None:
    """They are no longer to be sent."""
    rows = DigestEntry.objects.pending().filter(pk__in=[entry.pk for entry in entries])
    rows.update(state=DigestEntry.State.WITHDRAWN)


def _attach(taken: Mapping[int, tuple[UUID, str]]) -> None:
    """One statement; an entry that is no longer pending is left alone."""
    with connection.cursor() as cursor:
        messages, languages = [message for message, _told in taken.values()], [told for _id, told in taken.values()]
        cursor.execute(ATTACH, {"entries": list(taken), "messages": messages, "languages": languages})
