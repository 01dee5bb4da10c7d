"""What the rules need to know beyond the text itself, read once for all texts that are checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Target:
    """A page that a text links to, as the public finds it."""

    title: str
    live: bool
    public: bool
    numbered: bool


@dataclass(frozen=True)
class Known:
    """Pages by id, keys of the law and the glossary, pictures with their alternative text by id, ids of documents."""

    pages: Mapping[int, Target] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    pictures: Mapping[int, str] = field(default_factory=dict)
    documents: frozenset[int] = frozenset()
