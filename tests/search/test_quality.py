"""How well people find in each language, by the judged sets; `judged/README.md` says how they came to be."""

import sys
from dataclasses import dataclass
from functools import cache
from statistics import mean

import pytest

from tests.search.judged.answers import addresses, asked, names
from tests.search.judged.measures import BEST, ndcg, reciprocal_rank
from tests.search.judged.names import names_by_address
from tests.search.judged.sets import LANGUAGES, Question, questions

pytestmark = pytest.mark.xdist_group("sample")
EACH = 40
ENOUGH, RANK, LOW = 0.85, 0.90, 0.5


@dataclass(frozen=True)
class Judged:
    question: Question
    ndcg: float
    rank: float


@pytest.fixture(autouse=True)
def told(indexed: None) -> None:
    """Every test asks the index of the whole sample."""


@cache
def judged(language: str) -> list[Judged]:
    by_address = names_by_address(language)
    rows = []
    for question in questions(language):
        found = names(addresses(asked(question.asked, language)), by_address)
        rows.append(Judged(question, ndcg(found, question.grades), reciprocal_rank(found, question.grades)))
    return rows


def tell(capsys: pytest.CaptureFixture[str], line: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{line}\n")


def halves(language: str) -> list[tuple[str, list[Judged]]]:
    rows = judged(language)
    return [
        ("all", rows),
        ("for tuning", [row for row in rows if not row.question.held_out]),
        ("held out", [row for row in rows if row.question.held_out]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_set_is_whole_and_names_only_what_exists(language: str) -> None:
    asked_for = questions(language)
    there = set(names_by_address(language).values())
    assert len({question.asked for question in asked_for}) == len(asked_for) >= EACH
    assert not [question.asked for question in asked_for if max(question.grades.values()) < BEST]
    missing = {name for question in asked_for for name in question.grades} - there
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_want_stands_first(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for part, rows in halves(language):
        tell(capsys, f"search {language}, {part}: nDCG@10 {mean(row.ndcg for row in rows):.3f} of {len(rows)}")
    assert mean(row.ndcg for row in judged(language)) >= ENOUGH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_item_stands_first(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    ranks = {part: [row.rank for row in rows if row.question.known] for part, rows in halves(language)}
    tell(capsys, f"search {language}: MRR " + ", ".join(f"{part} {mean(of):.3f}" for part, of in ranks.items()))
    assert mean(ranks["all"]) >= RANK


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_badly_without_a_written_reason(language: str) -> None:
    low = {row.question.asked: round(row.ndcg, 2) for row in judged(language) if row.ndcg < LOW}
    silent = [row.question.asked for row in judged(language) if row.question.asked in low and not row.question.reason]
    assert not silent, low
