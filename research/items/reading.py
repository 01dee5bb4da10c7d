"""From the block of a quiz to an item: what is asked, what is right, why, and by which paragraphs of the manual."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from research.questionnaire import Kind, Question, Wording
from research.questionnaire.reading import numbers_of


@dataclass(frozen=True, slots=True)
class Item:
    """`key` is the block's id, the same in every language."""

    key: str
    question: Question
    wording: Wording
    explanation: str
    numbers: tuple[str, ...]

    @property
    def asked_hash(self) -> str:
        """Of what somebody answers: answers before and after a change of it are not put together."""
        return _hash({**asdict(self.question), **asdict(self.wording)})

    @property
    def whole_hash(self) -> str:
        """Of all that was approved."""
        return _hash([self.asked_hash, self.explanation, self.numbers])


def items_of(body: Iterable[Any]) -> list[Item]:
    return [item_of(block) for block in body]


def item_of(block: Any) -> Item:
    value, options = block.value, tuple(block.value["options"])
    key = str(block.id)
    question = Question(key, Kind(block.block_type), options=len(options), right=numbers_of(value["right"]))
    return Item(
        key=key,
        question=question,
        wording=Wording(value["stem"], options=options),
        explanation=value["explanation"],
        numbers=tuple(numbers_in(value["numbers"])),
    )


def numbers_in(written: str) -> list[str]:
    """`3.2.4, 3.1` as the manual writes them."""
    return [number for part in written.split(",") if (number := part.strip().strip(".").upper())]


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
