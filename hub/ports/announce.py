"""Announcements carry plain keys, so that a room hears another without knowing it.

Heard on commit: `published` (after a page went public), `waiting` (a page was approved for a later date), `happened` (a
room's own news, see there).
Heard in the transaction, so that nothing is visible without it or stays visible by accident: `publishing`,
`withdrawn`, `access_changed`. A listener that fails there undoes the whole.
"""

from django.dispatch import Signal

publishing = Signal()
"""Keyword arguments: page (the specific page, live now), publication (hub.Publication). In the transaction."""

published = Signal()
"""Keyword arguments: page_key (UUID), language, model ("app.Model"), page_id, publication_id, first, announce."""

waiting = Signal()
"""Keyword arguments: page_key (UUID), language, model, page_id, revision_id. Approved, public at a later date."""

withdrawn = Signal()
"""Keyword arguments: page_key (UUID), language, model, page_id; also sent for deletion and expiry."""

access_changed = Signal()
"""Keyword arguments: page_key (UUID). The page or a block of it became stricter or freer."""

happened = Signal()
"""A room's own event: kind ("edition_published", "initiative_approved", ...), key (str), data (dict of plain values).

`person_removed` says which addresses an account had `proven` and which not (`unproven`), `address_removed`
which `addresses` their owner wants forgotten: nobody stores them.
Sent by `tell`; removals (`kind` ending in "_removed") are sent in the transaction, the rest on commit.
"""
