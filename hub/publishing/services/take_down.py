"""The one way to unpublish: at once, in one transaction with its event, heard by every room before the commit."""

from typing import Any

from django.db import transaction
from wagtail.models import Page


def take_down(*, page: Page, by: Any = None, expired: bool = False) -> None:
    """Unpublish `page` and nothing else; `withdrawn` is heard inside the transaction (see signal_handlers)."""
    with transaction.atomic():
        locked = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
        if locked.live:
            locked.unpublish(set_expired=expired, user=by)
