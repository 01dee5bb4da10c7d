"""The program that loads a dictionary: no Django, gone when it has answered.

Argument: a language's code; standard input: a JSON list of words; output: a list of [word, lemma, forms].
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.languages.folding import fold
from search.languages.spellings import other_spelling
from search.lemmas.exceptions import EXCEPTIONS

MOST_FORMS = 60
STEPS = 3
DICTIONARIES = {"hr": "hbs", "sr": "hbs", "bs": "hbs", "no": "nb"}


class Dictionary:
    """The dictionary of one language, and what is known better here."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.code = DICTIONARIES.get(language, language)
        self.exceptions = EXCEPTIONS.get(language, {})
        factory = DefaultDictionaryFactory(cache_max_size=1)
        self.known = factory.get_dictionary(self.code)
        self.lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=factory))

    def lemma(self, word: str) -> str:
        """The folded basic form, looked for until it stays: `minderjarigen`, `minderjarige`, `minderjarig`."""
        if not self._has(word):
            other = other_spelling(word, self.language)
            word = other if self._has(other) else word
        for _step in range(STEPS):
            if fold(word) in self.exceptions:
                return self.exceptions[fold(word)]
            shorter = self.lemmatizer.lemmatize(self._cased(word), lang=self.code)
            if fold(shorter) == fold(word):
                break
            word = shorter
        return fold(word)

    def forms(self, lemmas: set[str]) -> dict[str, set[str]]:
        """All folded forms of folded lemmas, at most about 60 each."""
        found: dict[str, set[str]] = defaultdict(set)
        roots: dict[str, str] = {}
        for form, lemma in self.known.items():
            if lemma not in roots:
                roots[lemma] = fold(lemma)
            root = self.exceptions.get(form) or roots[lemma]
            if root in lemmas and len(found[root]) < MOST_FORMS and form.isalpha():
                found[root] |= {fold(form), fold(other_spelling(form, self.language))}
        return found

    def _has(self, word: str) -> bool:
        return any(cased in self.known for cased in (word, word.lower(), word.title()))

    def _cased(self, word: str) -> str:
        """As the dictionary has it: German nouns begin with a capital, other words do only where a sentence does."""
        if self.code == "de" and word[:1].isupper():
            return word.title()
        return word.lower() if word.lower() in self.known else word


def answer(words: Iterable[str], language: str) -> list[tuple[str, str, list[str]]]:
    """Each word with its lemma and the forms of that; without a dictionary of the language each is its own."""
    try:
        dictionary = Dictionary(language)
    except ValueError:
        return [(word, fold(word), []) for word in words]
    lemmas = {word: dictionary.lemma(word) for word in words}
    forms = dictionary.forms(set(lemmas.values()))
    for word, lemma in lemmas.items():
        forms[lemma] |= {fold(word), fold(other_spelling(word, language))}
    return [(word, lemma, sorted(forms[lemma])) for word, lemma in lemmas.items()]


def main() -> None:
    json.dump(answer(json.loads(sys.stdin.buffer.read()), sys.argv[1]), sys.stdout)


if __name__ == "__main__":
    main()
