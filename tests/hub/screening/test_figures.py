"""The bars of the screen over its corpus, on the half that was looked at and on the half that was not."""

import pytest

from hub.screening.formats import FORMATS
from tests.hub.screening.corpus.samples import CLEAN
from tests.hub.screening.figures import CODES, HARD_KINDS, SOFT_KINDS, any_hit, hard_hit, looked, rates, soft_hit

STRONG = {form.key for form in FORMATS if not form.weak} | set(HARD_KINDS)
WEAK = {form.key for form in FORMATS if form.weak}
HALVES = pytest.mark.parametrize("held_out", [False, True], ids=["tuned on", "held out"])


@HALVES
def test_a_strong_number_a_birth_and_a_private_contact_block(held_out: bool) -> None:
    """0.98 of each kind in all languages, and of each language over all kinds."""
    for key in (lambda sample: sample.kind, lambda sample: sample.language):
        found = rates(hard_hit, key, lambda sample: sample.kind in STRONG and sample.held_out is held_out)
        assert {name: str(rate) for name, rate in found.items() if rate.share < 0.98} == {}


@HALVES
def test_a_weak_number_blocks_or_warns(held_out: bool) -> None:
    for key in (lambda sample: sample.kind, lambda sample: sample.language):
        found = rates(any_hit, key, lambda sample: sample.kind in WEAK and sample.held_out is held_out)
        assert {name: str(rate) for name, rate in found.items() if rate.share < 0.98} == {}


@HALVES
def test_a_weak_number_beside_its_name_blocks(held_out: bool) -> None:
    found = rates(
        hard_hit,
        lambda sample: sample.kind,
        lambda sample: sample.kind in WEAK and sample.named and sample.held_out is held_out,
    )
    assert {name: str(rate) for name, rate in found.items() if rate.share < 0.95} == {}


@HALVES
def test_a_street_a_case_and_an_age_with_place_and_date_warn(held_out: bool) -> None:
    found = rates(
        any_hit,
        lambda sample: (sample.kind, sample.language),
        lambda sample: sample.kind in SOFT_KINDS and sample.held_out is held_out,
    )
    assert {name: str(rate) for name, rate in found.items() if rate.share < 0.80} == {}


@HALVES
def test_what_partners_may_well_write_is_left_alone(held_out: bool) -> None:
    for hit, most in ((hard_hit, 0.02), (soft_hit, 0.05)):
        found = rates(
            hit, lambda sample: sample.language, lambda sample: sample.kind == "clean" and sample.held_out is held_out
        )
        assert {name: str(rate) for name, rate in found.items() if rate.share > most} == {}


def test_the_corpus_is_large_and_halved() -> None:
    of = [one.sample for one in looked()]
    for code in CODES:
        mine = [sample for sample in of if sample.language == code]
        assert len([sample for sample in mine if sample.kind == "clean"]) == CLEAN
        assert len({sample.text for sample in mine if sample.kind != "clean"}) > 2000
        assert 0.45 < sum(sample.held_out for sample in mine) / len(mine) < 0.55
