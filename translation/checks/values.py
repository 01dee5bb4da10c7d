"""Numbers, telephone numbers, articles of law and dates: the same values in both texts, however they are written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translation.checks import dates, numbers
from translation.checks.finding import Finding
from translation.checks.languages import LETTERS, writing
from translation.checks.markup import PLACEHOLDER
from translation.checks.telling import differs
from translation.checks.token import Token

SOURCE = "en"
CODES = ("telephone", "law", "date", "number")
CONNECTED = r"[0-9]+[a-z]?(?:\s?\([0-9a-z]{1,3}\))*"
ARTICLE_LIST = re.compile(rf"{CONNECTED}(?:\s*(?:,|-|–|\b[^\W\d_]{{1,4}}\b)\s*{CONNECTED})*", re.IGNORECASE)
ARTICLE = re.compile(r"(?<![(0-9])[0-9]+[a-z]?(?![0-9)])", re.IGNORECASE)
LETTER = re.compile(rf"(?<![\w(])\(?([a-z])\)|(?<=[0-9)])\s?\(([a-z])\)|\b{LETTERS}\s+\(?([a-z])\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Said:
    """What a text says: written values, counts as words, numbers of articles, and letters of their points."""

    tokens: list[Token]
    counts: list[Token]
    articles: set[str]
    letters: set[str]


def findings(source: str, target: str, language: str) -> list[Finding]:
    """One finding a kind of value; both are words without tags and addresses."""
    said, heard = _read(source, SOURCE), _read(target, language)
    missing = _unmatched(said.tokens, [*heard.tokens, *heard.counts])
    extra = _unmatched(heard.tokens, [*said.tokens, *said.counts])
    found: list[Finding] = []
    for code in CODES:
        found += differs(code, _texts(missing, code), _texts(extra, code))
    codes = {finding.code for finding in found}
    if not codes:
        found += _other_counts(said, heard)
    if "law" not in codes:
        found += _other_articles(said, heard)
    return found


def _read(text: str, language: str) -> _Said:
    ways = writing(language)
    text = PLACEHOLDER.sub(" ", text)
    articles: set[str] = set()
    spans: list[tuple[int, int]] = []
    for keyword in ways.article.finditer(text) if ways.article else ():
        listed = ARTICLE_LIST.match(text, keyword.end())
        if listed:
            spans.append(listed.span())
            articles.update(found.lower() for found in ARTICLE.findall(listed[0]))
    tokens = []
    rest = text
    for reader in (*dates.READERS, *numbers.READERS):
        found, rest = reader(rest, ways)
        tokens += found
    counts = [
        Token("number", match[0], frozenset({str(ways.counts[match[0].casefold()])}), match.start())
        for match in numbers.WORD.finditer(text)
        if match[0].casefold() in ways.counts
    ]
    letters = {next(filter(None, match.groups())).lower() for match in LETTER.finditer(text)} if spans else set()
    return _Said([token.within(spans) for token in tokens], counts, articles, letters)


def _unmatched(tokens: Iterable[Token], others: Iterable[Token]) -> list[Token]:
    known = frozenset[str]().union(*(other.readings for other in others))
    return [token for token in tokens if not token.readings & known]


def _texts(tokens: Iterable[Token], code: str) -> Sequence[str]:
    found = sorted((token for token in tokens if token.code == code), key=lambda token: token.place)
    return list(dict.fromkeys(token.text for token in found))


def _other_counts(said: _Said, heard: _Said) -> list[Finding]:
    """Numbers as words are told only where another one stands in their place: “one” is many things."""
    missing = _unmatched(said.counts, [*heard.counts, *heard.tokens])
    extra = _unmatched(heard.counts, [*said.counts, *said.tokens])
    lacking, new = ([token for token in tokens if token.readings != {"1"}] for tokens in (missing, extra))
    return differs("number", _texts(lacking, "number"), _texts(new, "number")) if lacking and new else []


def _other_articles(said: _Said, heard: _Said) -> list[Finding]:
    """Articles whose numbers went elsewhere in the text, and the letters of their points."""
    if said.articles and heard.articles and said.articles != heard.articles:
        return differs("law", sorted(said.articles - heard.articles), sorted(heard.articles - said.articles))
    if said.articles and heard.articles and said.letters != heard.letters:
        lacking, new = (
            sorted(f"({letter})" for letter in letters)
            for letters in (said.letters - heard.letters, heard.letters - said.letters)
        )
        return differs("law", lacking, new)
    return []
