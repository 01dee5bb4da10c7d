"""How the items of quizzes were answered, of those versions that are asked now; all languages together, and each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from research.items import Difficulty, difficulty, discrimination
from research.models import QuizItem, Sheet


@dataclass
class Figures:
    """`by_language` holds those languages alone that have enough answers; `tells_apart` is the discrimination."""

    answered: int = 0
    difficulty: Difficulty | None = None
    by_language: dict[str, Difficulty] = field(default_factory=dict)
    tells_apart: float | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    item: str
    right: bool
    language: str


def figures(rows: Iterable[QuizItem]) -> dict[UUID, Figures]:
    """Of each row. Two queries."""
    rows = list(rows)
    versions = {key.hex: version for key, version in QuizItem.objects.values_list("key", "version")}
    forms: dict[str, list[dict[str, bool]]] = defaultdict(list)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for said in Sheet.objects.values_list("said", flat=True).iterator():
        answers = list(_present(said, versions))
        form = {one.item: one.right for one in answers}
        for one in answers:
            forms[one.item].append(form)
            count = counts[one.item, one.language]
            count[0] += one.right
            count[1] += 1
    return {row.key: _figures(row.key.hex, forms[row.key.hex], counts) for row in rows}


def _present(said: dict[str, list[object]], versions: dict[str, int]) -> Iterator[_Answer]:
    for item, (version, right, language) in said.items():
        if versions.get(item) == version:
            yield _Answer(item, bool(right), str(language))


def _figures(item: str, forms: list[dict[str, bool]], counts: dict[tuple[str, str], list[int]]) -> Figures:
    own = {language: count for (name, language), count in counts.items() if name == item}
    right = sum(count[0] for count in own.values())
    each = {language: found for language, count in sorted(own.items()) if (found := difficulty(*count)) is not None}
    return Figures(len(forms), difficulty(right, len(forms)), each, discrimination(forms, item))
