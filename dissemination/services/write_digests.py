"""Puts composed digests into the ledger and their entries with them, in the caller's transaction.

One that could not be written is held there without a text, with its entries, until an officer has it tried again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from dissemination import subscriber_links as links
from dissemination.keys import message_id
from dissemination.models import ContentEvent, DigestEntry, OutboundMessage
from dissemination.services.compose import Composed
from dissemination.services.enqueue import Draft, Wording, enqueue_many, hold_many

KeyOf = Callable[[Composed], str]

ATTACH = """
UPDATE dissemination_digestentry entry SET state = 'attached', message_id = taken.message, told_in = taken.language
FROM unnest(%(entries)s::bigint[], %(messages)s::uuid[], %(languages)s::text[]) AS taken (entry, message, language)
WHERE entry.id = taken.entry AND entry.state = 'pending'
"""


def write_digests(*, composed: Sequence[Composed], kind: str, group: str, key_of: KeyOf) -> int:
    """Returns how many messages were written. Where a message of that key exists, its entries wait for the next."""
    drop([entry for one in composed for entry in one.dropped])
    keys = {key_of(one): one for one in composed if one.held}
    known = OutboundMessage.objects.filter(pk__in=[message_id(key) for key in keys])
    left = set(known.values_list("pk", flat=True))
    new = {key: one for key, one in keys.items() if message_id(key) not in left}
    drafts = {key: draft_of(one, key=key, kind=kind, group=group) for key, one in new.items()}
    enqueue_many([draft for key, draft in drafts.items() if new[key].wording is not None])
    hold_many([draft for key, draft in drafts.items() if new[key].wording is None])
    attach = {entry.pk: (message_id(key), one.told_in[entry.pk]) for key, one in new.items() for entry in one.held}
    _attach(attach)
    return len(drafts)


def draft_of(one: Composed, *, key: str, kind: str, group: str) -> Draft:
    """What the ledger is given; the link that shows the message as a page is made of its key."""
    subscriber, message = one.subscriber, message_id(key)
    return Draft(
        key=key,
        kind=kind,
        recipient=subscriber.recipient,
        address=subscriber.email,
        wording=one.wording or Wording(language=subscriber.language, subject="", text=""),
        fill={**links.of_message(one.fill, message), "view": links.view(message, subscriber.language)},
        group=group,
    )


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
