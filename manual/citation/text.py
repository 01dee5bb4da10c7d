"""A citation in words, in the reader's language."""

from django.utils.translation import gettext as _

from hub.look.dates import in_words
from manual.citation.record import Record, one_line


def as_text(record: Record) -> str:
    values = {
        "book": one_line(record.book),
        "what": named(record),
        "title": one_line(record.title),
        "edition": record.edition,
        "impression": record.impression,
        "day": in_words(record.day),
        "url": record.url,
    }
    if not record.edition:
        return _("%(book)s, %(what)s, “%(title)s”, text of %(day)s, in no edition yet. %(url)s") % values
    return (
        _(
            "%(book)s, edition %(edition)s (in force from %(day)s), %(what)s, “%(title)s”. "
            "Impression %(impression)s. %(url)s"
        )
        % values
    )


def named(record: Record) -> str:
    """`paragraph 3.2.4`."""
    if record.kind == "chapter":
        return _("chapter %(number)s") % {"number": record.number}
    if record.kind == "section":
        return _("section %(number)s") % {"number": record.number}
    return _("paragraph %(number)s") % {"number": record.number}
