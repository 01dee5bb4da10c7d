"""The figures of the screen over its corpus: `python -m tests.hub.screening.figures [--misses]`."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from hub.screening import screen
from hub.screening.formats import FORMATS
from tests.hub.screening.chance import by_chance
from tests.hub.screening.corpus.samples import LANGUAGES, Sample, corpus

HARD_KINDS = ("birth", "telephone", "email")
SOFT_KINDS = ("case", "street", "age")
FORM = {form.key: form for form in FORMATS}
CODES = tuple(language.code for language in LANGUAGES)


@dataclass
class Rate:
    hits: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.share:.3f}" if self.of else "-"


@dataclass(frozen=True)
class Looked:
    sample: Sample
    hard: bool
    soft: bool
    """Of a planted place: found so there. Of a clean sentence: something found so anywhere."""


def look(sample: Sample) -> Looked:
    found = screen(sample.text)
    if sample.end:
        found = [one for one in found if one.start < sample.end and one.end > sample.start]
    return Looked(sample, any(one.is_hard for one in found), any(not one.is_hard for one in found))


@cache
def looked() -> tuple[Looked, ...]:
    return tuple(look(sample) for sample in corpus())


def rates(
    hit: Callable[[Looked], bool], key: Callable[[Sample], object], of: Callable[[Sample], bool]
) -> dict[object, Rate]:
    found: dict[object, Rate] = defaultdict(Rate)
    for one in looked():
        if of(one.sample):
            rate = found[key(one.sample)]
            rate.of += 1
            rate.hits += hit(one)
    return found


def any_hit(one: Looked) -> bool:
    return one.hard or one.soft


def soft_hit(one: Looked) -> bool:
    return one.soft


def hard_hit(one: Looked) -> bool:
    return one.hard


def table(held_out: bool) -> Iterator[str]:
    """Recall per format or kind and language, then the false alarms."""
    yield "| what | by chance | found as | " + " | ".join(CODES) + " | all |"
    yield "|---" * (len(CODES) + 4) + "|"
    rows = [
        (form.key, hard_hit if not form.weak else any_hit, "hard" if not form.weak else "hard or soft")
        for form in FORMATS
    ]
    rows += [(f"{form.key}, named", hard_hit, "hard") for form in FORMATS if form.weak]
    rows += [(kind, hard_hit, "hard") for kind in HARD_KINDS] + [(kind, any_hit, "soft") for kind in SOFT_KINDS]
    for name, hit, words in rows:
        kind, _comma, named = name.partition(",")
        cells = rates(
            hit,
            lambda sample: sample.language,
            lambda sample: sample.kind == kind and sample.held_out is held_out and (not named or sample.named),  # noqa: B023
        )
        yield _row(name, words, [cells[code] for code in CODES])
    for words, hit in (("hard", hard_hit), ("soft", soft_hit)):
        cells = rates(
            hit, lambda sample: sample.language, lambda sample: sample.kind == "clean" and sample.held_out is held_out
        )
        yield _row("clean sentences", f"false alarm, {words}", [cells[code] for code in CODES])


def _row(name: str, words: str, cells: list[Rate]) -> str:
    together = Rate(sum(cell.hits for cell in cells), sum(cell.of for cell in cells))
    chance = f"{by_chance(FORM[name]):.2%}" if name in FORM else ""
    return f"| {name} | {chance} | {words} | " + " | ".join(map(str, cells)) + f" | {together} |"


def missed(held_out: bool) -> Iterator[Looked]:
    weak = {form.key for form in FORMATS if form.weak}
    for one in looked():
        if one.sample.held_out is not held_out:
            continue
        kind = one.sample.kind
        wanted = any_hit(one) if kind in weak or kind in SOFT_KINDS else one.hard
        if kind in weak and one.sample.named:
            wanted = one.hard
        if any_hit(one) if kind == "clean" else not wanted:
            yield one


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    for held_out in (False, True):
        count = sum(one.sample.held_out is held_out for one in looked())
        _print(["", f"{'Held out' if held_out else 'Tuned on'}: {count} sentences", ""])
        _print(table(held_out))
    if "--misses" in sys.argv:
        _print(_told(one.sample) for one in missed(held_out=False))


def _told(sample: Sample) -> str:
    found = [(one.kind.value, one.severity.value, one.found) for one in screen(sample.text)]
    return f"{sample.language} {sample.kind} {sample.way}{' named' * sample.named}: {sample.text!r} {found}"


if __name__ == "__main__":
    main()
