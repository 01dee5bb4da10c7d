"""What the pages of a comparison show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from hub.memo import remembered
from hub.people.reader import Reader
from manual import addresses
from manual.comparing.blocks import Status
from manual.comparing.counts import Counts
from manual.comparing.sections import Compared
from manual.models import ChangeNote
from manual.queries import because, compared_editions, edition_view, editions
from manual.queries.compared_blocks import groups, status_word
from manual.queries.compared_editions import Sides


@dataclass(frozen=True)
class Row:
    """A chapter or section in the overview; `words` is empty where the whole of it came, went or is withheld."""

    number: str
    title: str
    language: str
    url: str
    status: str
    words: str


@remembered
def overview(found: Sides, language: str, reader: Reader) -> dict[str, Any]:
    """Counts for each changed section, below its chapter, and for the whole."""
    compared = compared_editions.overview(found, reader)
    total = sum((one.counts for one in compared), Counts())
    return {
        **_head(found, language),
        "chapters": _chapters(compared, found, language),
        "total": Counts(total.added, total.removed, total.changed, total.moved).in_words(),
        "same": sum(one.status == Status.SAME for one in compared if one.part.kind == "section"),
        "notes": because.by_kind(compared_editions.notes(found.older, found.newer, reader), language, reader),
    }


@remembered
def section(found: Sides, number: str, language: str, reader: Reader) -> dict[str, Any] | None:
    """One section; None where it is in neither edition for this reader."""
    compared = compared_editions.section(found, number, reader)
    if compared is None:
        return None
    said: dict[str, list[ChangeNote]] = {}
    notes = compared_editions.notes(found.older, found.newer, reader, compared.part.key)
    because.with_reasons(notes, language, reader)
    for note in notes:
        said.setdefault(note.block_id, []).append(note)
    address = partial(addresses.comparison, language, found.older.number, found.newer.number)
    head = _head(found, language)
    return {
        **head,
        "part": compared.part,
        "status": "" if compared.status == Status.SAME else status_word(compared.status),
        "withheld": compared.status == Status.WITHHELD,
        "words": compared.counts.in_words(),
        "groups": groups(compared, said, address),
        "is_in": {"older": compared.before is not None, "newer": compared.after is not None},
        "text_is_source": compared.part.language != language,
        "inline_url": address(compared.part.number),
        "beside_url": address(compared.part.number, beside=True),
        "breadcrumbs": [*head["breadcrumbs"], {"label": head["title"], "url": head["compare_url"]}],
    }


def _head(found: Sides, language: str) -> dict[str, Any]:
    current = editions.in_force()
    numbers = {"older": found.older.number, "newer": found.newer.number}
    return {
        "title": _("Editions %(older)s and %(newer)s compared") % numbers,
        "older": found.older,
        "newer": found.newer,
        "before": found.before,
        "after": found.after,
        "older_standing": edition_view.standing(found.older, current),
        "newer_standing": edition_view.standing(found.newer, current),
        "banners": edition_view.banners((found.older, found.newer)),
        "text_is_source": found.language != language,
        "compare_url": addresses.comparison(language, found.older.number, found.newer.number),
        "breadcrumbs": edition_view.crumbs(language),
    }


def _chapters(compared: Iterable[Compared], found: Sides, language: str) -> list[tuple[Row, list[Row]]]:
    """Chapters in which something changed, each with its changed sections."""
    chapters: list[tuple[Row, list[Row]]] = []
    for one in compared:
        if one.part.kind == "chapter":
            chapters.append((_row(one, found, language), []))
        elif chapters and one.status != Status.SAME:
            chapters[-1][1].append(_row(one, found, language))
    return [(chapter, rows) for chapter, rows in chapters if rows or chapter.status]


def _row(one: Compared, found: Sides, language: str) -> Row:
    return Row(
        number=one.part.number,
        title=_("Withheld") if one.part.withheld else one.part.title,
        language=language if one.part.withheld else one.part.language,
        url=addresses.comparison(language, found.older.number, found.newer.number, one.part.number),
        status=status_word(one.status),
        words=one.counts.in_words() if one.status == Status.CHANGED else "",
    )
