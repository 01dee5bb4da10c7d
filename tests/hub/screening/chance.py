"""Which share of random numbers of its shape a format lets through."""

from functools import cache

from hub.screening.formats import Format
from tests.hub.screening.corpus.numbers import DIGITS, LETTERS, Random, seeded

TRIES = 4000
OF = {"9": DIGITS, "A": LETTERS, "*": DIGITS + LETTERS, "%": DIGITS + "LMNPQRSTUV", "X": "XYZ", "W": "ABHTWX"}


def _random(shape: str, rng: Random) -> str:
    return "".join(rng.choice(OF[letter]) if letter in OF else letter for letter in shape)


@cache
def by_chance(form: Format) -> float:
    rng = seeded(form.key, "chance")
    return sum(form.fits(_random(form.shape, rng)) for _one in range(TRIES)) / TRIES
