"""One writer at a time for the translation of a page into a language."""

from translation.models import PageTranslation


def locked(translation: PageTranslation) -> PageTranslation:
    """The row as it is now, locked until the end of the transaction."""
    return PageTranslation.objects.select_for_update(of=("self",)).get(pk=translation.pk)
