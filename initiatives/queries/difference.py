"""What a submitted version changes of the public one: side by side, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from initiatives.content import Content, FileContent, SeatContent, TextContent
from initiatives.queries.sheet import Sheet, seat_line, sheet_of

WORD = re.compile(r"\S+\s*|\s+")
LONG = 1500  # words; from here on frequent ones are no anchors, or one word written a thousand times takes minutes


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool


@dataclass(frozen=True)
class Field:
    label: str
    text: str


@dataclass(frozen=True)
class Row:
    """One field with its words before and after."""

    label: str
    before: Sequence[Piece]
    after: Sequence[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.changed for piece in (*self.before, *self.after))


def difference(before: Content | None, after: Content, language: str) -> list[Row]:
    """All fields that either version fills; without a public version, every one counts as new."""
    old = _fields(before, language) if before else {}
    new = _fields(after, language)
    names = [*new, *(name for name in old if name not in new)]
    empty = Field("", "")
    rows = [_row(new.get(name) or old[name], old.get(name, empty).text, new.get(name, empty).text) for name in names]
    return [row for row in rows if row.before or row.after]


def changes(before: Content, after: Content, language: str) -> list[Row]:
    """The fields that differ, and no other."""
    return [row for row in difference(before, after, language) if row.changed]


def _fields(content: Content, language: str) -> dict[str, Field]:
    """By a name that stays when the field moves: of a seat its key, of any other what it is called."""
    sheet = sheet_of(content, language=language, filled={})
    plain = {label: Field(label, text) for label, text in (*_words(content), *_facts(sheet))}
    return {**plain, **_seats(content.seats, language), **_files(content.files)}


def _words(content: Content) -> Iterator[tuple[str, str]]:
    names = {"title": _("Title"), "summary": _("Summary"), "body": _("What is planned")}
    for code, text in content.texts.items():
        name = get_language_info(code)["name_local"].capitalize()
        for field, label in names.items():
            yield f"{label} ({name})", _of(text, field)


def _of(text: TextContent, field: str) -> str:
    return str(getattr(text, field))


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield _("Kind of initiative"), sheet.kind
    yield _("Themes"), ", ".join(sheet.themes)
    yield _("Countries"), sheet.countries
    yield _("Chapters of the manual"), ", ".join(f"{one.number} {one.title}" for one in sheet.chapters)
    yield _("Articles of law"), ", ".join(key for key, _subject in sheet.articles)
    yield _("How far it is"), sheet.stage
    yield _("Programme"), sheet.programme
    yield _("Name or number of the call"), sheet.call
    yield _("Link to the call"), sheet.call_url
    yield _("Deadline of the call"), sheet.call_deadline_words
    yield _("Deadline for offers"), sheet.deadline_words
    yield _("Planned start"), in_words(sheet.starts_on)
    yield _("Length in months"), str(sheet.months or "")
    yield _("Budget"), sheet.budget
    yield _("Working language"), sheet.working_language
    yield _("Rules of the consortium"), "; ".join(rule.words for rule in sheet.rules)
    yield _("It only replaces a partner who has left"), _("Yes") if sheet.replaces else ""


def _seats(seats: Sequence[SeatContent], language: str) -> dict[str, Field]:
    found = {}
    for number, seat in enumerate(seats, start=1):
        line = seat_line(seat, language, 0)
        parts = [f"{line.how_many} × {line.role}", line.kind or _("Any kind"), line.countries, line.note]
        words = "; ".join(part for part in parts if part)
        found[f"seat:{seat.key or number}"] = Field(_("Seat %(number)d") % {"number": number}, words)
    return found


def _files(files: Sequence[FileContent]) -> dict[str, Field]:
    """By their keys, so that another file of the same name is seen as another."""
    return {
        f"file:{one.key}": Field(_("File %(number)d") % {"number": number}, f"{one.name}: {one.label}")
        for number, one in enumerate(files, start=1)
    }


def _row(field: Field, before: str, after: str) -> Row:
    """Words with the space after them; a change of spaces alone marks the whole field, so that none is hidden."""
    old, new = WORD.findall(before), WORD.findall(after)
    long = max(len(old), len(new)) > LONG
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=long)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        left += _pieces("".join(old[start:end]), tag != "equal")
        right += _pieces("".join(new[new_start:new_end]), tag != "equal")
    row = Row(field.label, left, right)
    return row if row.changed or before == after else Row(field.label, [Piece(before, True)], [Piece(after, True)])


def _pieces(text: str, changed: bool) -> list[Piece]:
    """Without the space after the last changed word, which no mark should run into."""
    words = text.rstrip() if changed and text.strip() else text
    return [Piece(part, mark) for part, mark in ((words, changed), (text[len(words) :], False)) if part]
