"""Who has a part in the text that waits for approval: savers of its revisions, and whoever rooms add."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page, Revision

Authors = Callable[[Page], Iterable[int]]

_more: list[Authors] = []


def register(authors: Authors) -> None:
    """Add a source of authors (user ids) of a page's waiting text: `translation` adds savers of segments."""
    _more.append(authors)


def has_part_in(page: Page, user: Any) -> bool:
    """Whether `user` saved any revision since the last publication, or is named by a registered source."""
    waiting = Revision.objects.for_instance(page)
    if page.live_revision_id:
        waiting = waiting.filter(pk__gt=page.live_revision_id)
    if waiting.filter(user_id=user.pk).exists():
        return True
    return any(user.pk in set(authors(page)) for authors in _more)
