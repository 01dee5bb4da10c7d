"""The one lock between what becomes public in a language and what is taken down, whoever does either.

Whoever locks several pages takes them in this order, so that nobody waits in a circle: the source pages, deepest first,
then the pages of other languages.
"""

from django.conf import settings
from wagtail.models import Page


def hold_sources(page: Page) -> None:
    """Until the end of the transaction, hold the sources of `page`, of any language, and of everything below it.

    What was read before it may have changed while it waited. Raises TransactionManagementError outside a transaction.
    """
    keys = page.get_descendants(inclusive=True).values("translation_key")
    sources = Page.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    list(sources.select_for_update(of=("self",)).order_by("-depth", "pk").values_list("pk"))
