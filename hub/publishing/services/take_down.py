"""The one way to unpublish: at once, in one transaction with its event, heard by every room before the commit."""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from hub.people import groups
from hub.people.groups import Group
from hub.publishing.services.hold_sources import hold_sources


def may_take_down(*, page: Page, by: Any) -> bool:
    """Editors may take down any text, a language's lead or deputy those of the language. No second person is asked."""
    if not (page.live and page.depth > 1):
        return False
    language = page.locale.language_code
    return groups.is_in(by, Group.EDITOR) or language in groups.languages_of(by, *groups.LEADS)


def take_down(*, page: Page, by: Any = None, expired: bool = False) -> int:
    """Unpublish `page`, everything below it and, where it is the source, the translations of all of these.

    `withdrawn` is heard inside the transaction for each page (see signal_handlers); returns how many went.
    """
    with transaction.atomic():
        hold_sources(page)
        gone = 0
        for item in _affected(page).select_for_update(of=("self",)).order_by("-depth", "pk"):
            UnpublishPageAction(item.specific, set_expired=expired, user=by).execute(skip_permission_checks=True)
            gone += 1
        return gone


def _affected(page: Page) -> Any:
    below = page.get_descendants(inclusive=True)
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return below.live()
    return Page.objects.live().filter(translation_key__in=below.values("translation_key"))
