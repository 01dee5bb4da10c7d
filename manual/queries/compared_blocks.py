"""The changed blocks of a section as they are shown, in runs of words and in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub import words
from hub.words import Run
from manual.blocks.body import BodyBlock
from manual.comparing.blocks import Pair, Status
from manual.comparing.sections import Compared
from manual.models import ChangeNote

KINDS = BodyBlock().child_blocks
Line = list[Run]
Address = Callable[[str], str]
Notes = Mapping[str, Sequence[ChangeNote]]


@dataclass(frozen=True)
class Block:
    """A changed block: inline, or the older and the newer text beside each other."""

    number: str
    label: str
    status: str
    words: str
    inline: Sequence[Line]
    older: Sequence[Line]
    newer: Sequence[Line]
    notes: Sequence[ChangeNote]
    moved: str = ""
    moved_url: str = ""


def groups(compared: Compared, said: Notes, address: Address) -> list[dict[str, Any]]:
    """What changed, one by one; what stayed between as a row of numbers."""
    names = {"title": _("Title"), "summary": _("Summary")}
    found: list[dict[str, Any]] = [
        {"block": block("", names[one.field], status_word(Status.CHANGED), one.runs, said.get(one.field, ()))}
        for one in compared.headings
    ]
    for pair in compared.pairs:
        if pair.status != Status.SAME or pair.has_moved:
            found.append({"block": _changed(pair, said.get(pair.item.id, ()), address)})
            continue
        if not found or "count" not in found[-1]:
            found.append({"numbers": [], "count": 0})
        found[-1]["count"] += 1
        found[-1]["numbers"] += [pair.item.number] if pair.item.number else []
    return found


def block(number: str, label: str, status: str, runs: Sequence[Run], notes: Sequence[ChangeNote]) -> Block:
    return Block(
        number=number,
        label=label,
        status=status,
        words=_in_words(runs),
        inline=words.lines(runs),
        older=words.lines(runs, without=words.ADDED),
        newer=words.lines(runs, without=words.REMOVED),
        notes=notes,
    )


def status_word(status: Status) -> str:
    return {
        Status.ADDED: _("Added"),
        Status.REMOVED: _("Removed"),
        Status.CHANGED: _("Changed"),
        Status.WITHHELD: _("Withheld"),
    }.get(status, "")


def kind_word(kind: str) -> str:
    """What a block is called, in the words of the form that it was written in."""
    return str(KINDS[kind].label) if kind in KINDS else ""


def _changed(pair: Pair, notes: Sequence[ChangeNote], address: Address) -> Block:
    moved, url = _moved(pair, address)
    runs = () if pair.status == Status.WITHHELD else pair.runs()
    shown = block(pair.item.number, kind_word(pair.item.kind), status_word(pair.status), runs, notes)
    return replace(shown, moved=moved, moved_url=url)


def _moved(pair: Pair, address: Address) -> tuple[str, str]:
    """From where or where to, in words, and the address of the other section."""
    there = pair.came_from or pair.went_to
    if there:
        said = _("Moved from %(place)s") if pair.came_from else _("Moved to %(place)s")
        return said % {"place": f"{there.number} {there.title}"}, address(there.number)
    if not pair.moved:
        return "", ""
    if pair.stood_behind:
        return _("Moved; it stood after %(number)s") % {"number": pair.stood_behind}, ""
    return _("Moved; it stood first"), ""


def _in_words(runs: Sequence[Run]) -> str:
    """How many words came and went in a text that stayed; that only its links changed, where no word did."""
    operations = {run.op for run in runs}
    if words.SAME not in operations:
        return ""
    if operations == {words.SAME}:
        return _("no word changed")
    came, went = words.count(runs, words.ADDED), words.count(runs, words.REMOVED)
    said = [
        (came, ngettext("%(count)d word added", "%(count)d words added", came)),
        (went, ngettext("%(count)d word removed", "%(count)d words removed", went)),
    ]
    return ", ".join(text % {"count": count} for count, text in said if count)
