"""What a waiting text changes, paragraph by paragraph, for the editor who says how much it matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from hub.models import ChangeStatement
from hub.ports import reasons
from hub.ports.reasons import Reason
from hub.publishing import fingerprint
from manual.models.number import CitableNumber
from manual.reading import items

LENGTH = 160


@dataclass(frozen=True)
class Changed:
    """One paragraph that differs between the public text and the newest draft, and what may have led to it."""

    block_id: str
    number: str
    change: str
    before: str
    after: str
    kind: str
    note: str
    because: Sequence[str] = ()
    known: Sequence[Reason] = ()


def changed(page: Any) -> list[Changed]:
    """Paragraphs that the newest revision of a live page changes, with what was said of them; none for a new page."""
    draft = page.get_latest_revision_as_object()
    if not page.live:
        return []
    kinds = fingerprint.changed(fingerprint.fingerprint(page), fingerprint.fingerprint(draft))
    before, after = _words(page), _words(draft)
    numbers = dict(CitableNumber.objects.filter(page_key=page.translation_key).values_list("block_id", "number"))
    said = {
        row.block_id: row
        for row in ChangeStatement.objects.filter(page_key=page.translation_key, language=page.locale.language_code)
    }
    known = reasons.about(numbers.values())
    return [
        Changed(
            block_id=block_id,
            number=numbers.get(block_id, ""),
            change=kinds[block_id],
            before=before.get(block_id, ""),
            after=after.get(block_id, ""),
            kind=said[block_id].kind if block_id in said else "",
            note=said[block_id].note if block_id in said else "",
            because=said[block_id].because if block_id in said else (),
            known=_nearest_first(known, numbers.get(block_id, "")),
        )
        for block_id in dict.fromkeys([*after, *before])
        if block_id in kinds
    ]


def _nearest_first(known: Sequence[Reason], number: str) -> list[Reason]:
    """What is known on the section, that on this paragraph first."""
    return sorted(known, key=lambda reason: number not in reason.numbers)


def _words(page: Any) -> dict[str, str]:
    words = {name: str(getattr(page, name, "")) for name in fingerprint.FIELDS}
    for item in items.read(fingerprint.raw_blocks(page), numbers={}, links={}):
        words[item.id] = Truncator(" ".join(items.words(item))).chars(LENGTH)
    return words
