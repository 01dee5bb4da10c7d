"""How a paragraph, section or chapter read through the editions: every edition in which it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from hub import words
from hub.memo import remembered
from hub.people.reader import Reader
from hub.publishing.calendar import today
from hub.words import Run
from manual import addresses
from manual.comparing import sections
from manual.comparing.blocks import Status
from manual.comparing.texts import same, text_of
from manual.models import ChangeNote, CitableNumber, Edition
from manual.queries import because, edition_view, editions, periods, present_text, read_then, resolve
from manual.queries.compared_blocks import status_word
from manual.queries.edition_view import Standing
from manual.queries.read_then import Then
from manual.reading.frozen import WITHHELD
from manual.reading.items import Item

Notes = Mapping[int, Sequence[ChangeNote]]


@dataclass(frozen=True)
class Version:
    """How it read from one edition on; of a section in words what changed, and where it is compared."""

    edition: Edition
    standing: Standing
    periods: str
    status: str
    notes: Sequence[ChangeNote]
    url: str = ""
    language: str = ""
    lines: Sequence[Sequence[Run]] = ()
    withheld: bool = False
    place: str = ""
    words: str = ""
    compare_url: str = ""


@remembered
def page(number: str, language: str, reader: Reader) -> dict[str, Any] | None:
    """Newest first; None where this reader may not know the number."""
    row = resolve.known(number, language=language, reader=reader)
    if row is None:
        return None
    found = list(Edition.objects.with_state().order_by("order"))
    then = read_then.in_editions(row, found, language, reader)
    desk = _Desk(row, found, language, reader)
    versions = desk.of_paragraph(then) if row.block_id else desk.of_section(then)
    return {
        "number": number,
        "row": row,
        "versions": versions[::-1],
        "present": _present(row, then, language, reader) if row.block_id and row.removed_at is None else None,
        "url": addresses.number(language, number),
        "breadcrumbs": [
            *edition_view.crumbs(language)[:1],
            {"label": number, "url": addresses.number(language, number)},
        ],
    }


class _Desk:
    """What all versions of one number share."""

    def __init__(self, row: CitableNumber, found: Sequence[Edition], language: str, reader: Reader) -> None:
        self._row = row
        self._language = language
        self._periods = periods.of_all(found)
        self._current = periods.applied_on(found, today())
        self._notes: dict[int, list[ChangeNote]] = {}
        notes = editions.visible_notes(reader).filter(page_key=row.page_key)
        own = list(notes.filter(block_id=row.block_id) if row.block_id else notes)
        because.with_reasons(own, language, reader)
        for note in own:
            self._notes.setdefault(note.edition_id, []).append(note)

    def of_paragraph(self, then: Sequence[Then]) -> list[Version]:
        versions: list[Version] = []
        last: Item | None = None
        last_shown: tuple[str, str] = ("", "")
        last_place = ""
        for one in then:
            source, shown = one.block(self._row.block_id)
            place = one.source.number if one.source and source else ""
            status = _status(last, source, moved=bool(last_place and place and place != last_place))
            if status is not None:
                language = one.shown.language if one.shown else ""
                said = text_of(shown) if shown and shown.kind != WITHHELD else ""
                before = last_shown[1] if last_shown[0] == language and last is not None else said
                gone = source is None
                versions.append(
                    self._version(
                        one.edition,
                        status,
                        url="" if gone else addresses.number(self._language, self._row.number, one.edition.number),
                        language=language,
                        lines=() if gone else words.lines(words.compare(before, said)),
                        withheld=source is not None and source.kind == WITHHELD,
                        place=place if place != last_place and last_place else "",
                    )
                )
                last_shown = (language, said)
            last, last_place = source, place or last_place
        return versions

    def of_section(self, then: Sequence[Then]) -> list[Version]:
        versions = []
        before: Then | None = None
        for one in then:
            compared = sections.compare(before.source if before else None, one.source) if one.source else None
            status = compared.status if compared else Status.REMOVED if before and before.source else Status.SAME
            if status != Status.SAME:
                changed = compared is not None and status == Status.CHANGED and before is not None
                versions.append(
                    self._version(
                        one.edition,
                        status,
                        url=addresses.number(self._language, self._row.number, one.edition.number) if compared else "",
                        withheld=status == Status.WITHHELD,
                        words=compared.counts.in_words() if compared and changed else "",
                        compare_url=self._compared(before, one) if changed else "",
                    )
                )
            before = one
        return versions

    def _compared(self, before: Then | None, one: Then) -> str:
        if before is None:
            return ""
        return addresses.comparison(self._language, before.edition.number, one.edition.number, self._row.number)

    def _version(self, edition: Edition, status: Status, **more: Any) -> Version:
        return Version(
            edition=edition,
            standing=edition_view.standing(edition, self._current),
            periods=periods.in_words(self._periods[edition.pk]),
            status=status_word(status),
            notes=self._notes.get(edition.pk, ()),
            **more,
        )


def _status(last: Item | None, source: Item | None, *, moved: bool) -> Status | None:
    """What happened to it in an edition; None where nothing did."""
    if source is None:
        return Status.REMOVED if last is not None else None
    if last is None:
        return Status.ADDED
    if source.kind == WITHHELD:
        return None if last.kind == WITHHELD else Status.WITHHELD
    return None if same(last, source) and not moved else Status.CHANGED


def _present(row: CitableNumber, then: Sequence[Then], language: str, reader: Reader) -> dict[str, Any] | None:
    """Today's text where it is newer than every edition."""
    items = present_text.block(row.page_key, row.block_id, language, reader)
    source = items.get(settings.LANGUAGE_CODE)
    if source is None:
        return None
    frozen = then[-1].block(row.block_id)[0] if then else None
    if frozen and text_of(frozen) == text_of(source):
        return None
    code = language if language in items else settings.LANGUAGE_CODE
    said = text_of(items[code])
    shown = then[-1].shown if then else None
    before = then[-1].block(row.block_id)[1] if then else None
    runs = (
        words.compare(text_of(before), said)
        if before and shown and shown.language == code
        else words.compare(said, said)
    )
    return {"language": code, "lines": words.lines(runs)}
