"""Every format of the table: what chance lets through decides whether it is strong, and its own numbers pass."""

import pytest

from hub.screening.formats import FORMATS, MOST_BY_CHANCE, OF_DIGITS, Format
from tests.hub.screening.chance import by_chance
from tests.hub.screening.corpus.numbers import number, seeded

COUNTRIES = "at be bg cz de dk ee es fi fr gr hr hu ie is it lt lu lv nl no pl pt ro se si"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_a_format_is_strong_where_chance_lets_little_through(form: Format) -> None:
    assert (by_chance(form) > MOST_BY_CHANCE) is form.weak


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_numbers_of_a_format_pass_its_own_check(form: Format) -> None:
    rng = seeded(form.key, "passes")
    made = [number(form.key, rng) for _one in range(50)]
    assert [one for one in made if len(one) != len(form.shape) or not form.fits(one)] == []


def test_the_states_that_have_a_check_are_covered() -> None:
    assert {form.key[:2] for form in FORMATS} == set(COUNTRIES.split())


@pytest.mark.parametrize("form", [form for form in OF_DIGITS if not form.weak], ids=lambda form: form.key)
def test_one_wrong_digit_is_mostly_seen(form: Format) -> None:
    rng = seeded(form.key, "wrong")
    passed = 0
    for _one in range(200):
        right = number(form.key, rng)
        place = rng.randrange(len(right))
        passed += form.fits(right[:place] + str((int(right[place]) + rng.randrange(1, 10)) % 10) + right[place + 1 :])
    assert passed <= 20
