"""The words of the site: `search` knows them, and says which of some words a text has that everybody may read."""

from collections.abc import Callable, Collection, Sequence

Provider = Callable[[Sequence[str], str], Collection[str]]

_provider: Provider | None = None


def provide(provider: Provider) -> None:
    """Fill the port; `search` does so once at start."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def known(words: Sequence[str], language: str) -> Collection[str]:
    """Those of `words` that stand in a public text in `language`; none where nobody knows. One query."""
    return _provider(words, language) if _provider and words else frozenset()
