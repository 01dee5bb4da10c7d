"""Endings that words of a language take, so that a term is found as people write it. Cautious: only what is regular.

What is irregular stands with the term, in its other forms.
"""

import re

SHORTEST = 4  # letters; shorter words (of, the, de, og) do not change

Rule = tuple[str, str]

# The first rule whose ending the word has: that ending, and what may stand in its place.
RULES: dict[str, tuple[Rule, ...]] = {
    "en": (
        ("y", "y ies"),
        ("s", "s ses"),
        ("x", "x xes"),
        ("ch", "ch ches"),
        ("", "- s"),
    ),
    "nl": (
        ("e", "e en n s"),
        ("", "- e en s"),
    ),
    "da": (
        ("e", "e es en ens et ets er ers erne ernes ede edes"),
        ("", "- s t e es en ens et ets er ers erne ernes ene enes"),
    ),
    "ro": (
        ("ie", "ie ia iei ii iile iilor"),
        ("re", "re rea rii ri rile rilor rele relui"),
        ("ea", "ea e"),
        ("e", "e ea ei ele elui elor i ii ilor"),
        ("ă", "ă a ei e ele elor o"),
        ("ul", "ul ului"),
        ("st", "st stul stului ști știi știlor stă sta ste stei stele stelor"),
        ("t", "t tul tului ți ții ților tă ta te tei tele telor"),
        ("", "- ul ului i ii ilor e ele elor uri urile urilor ă a"),
    ),
}
# Letters that old keyboards write otherwise, and the two apostrophes.
ALIKE = {"ș": "[șş]", "ț": "[țţ]", "'": "['’]", "’": "['’]"}


def pattern(term: str, language: str) -> str:
    """A regular expression for the term in all its regular forms, words apart by any white space."""
    return r"\s+".join(_word(word, language) for word in term.split())


def exactly(form: str) -> str:
    """A regular expression for just this form."""
    return r"\s+".join(_letters(word) for word in form.split())


def _word(word: str, language: str) -> str:
    if len(word) < SHORTEST:
        return _letters(word)
    for ending, others in RULES.get(language, ()):
        if word.casefold().endswith(ending):
            stem = word[: len(word) - len(ending)]
            forms = sorted(("" if other == "-" else other for other in others.split()), key=len, reverse=True)
            return f"{_letters(stem)}(?:{'|'.join(map(_letters, forms))})"
    return _letters(word)


def _letters(text: str) -> str:
    return "".join(ALIKE.get(letter, re.escape(letter)) for letter in text)
