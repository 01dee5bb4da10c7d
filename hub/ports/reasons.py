"""Why a paragraph was changed: findings, by plain keys.

Filled by `research`, asked where a change is stated or shown.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from hub.people.reader import Reader

EVERYBODY_INSIDE = Reader(writer=True)


@dataclass(frozen=True)
class Reason:
    """What was found out, as one sentence in `language`; `numbers` are the places of the manual that it concerns."""

    key: str
    text: str
    language: str
    url: str
    numbers: Sequence[str] = ()


class Reasons(Protocol):
    """What research answers."""

    def about(self, numbers: Collection[str]) -> Sequence[Reason]:
        """What is known on any of `numbers`, in the source language, for whoever writes the manual."""
        ...

    def readable(self, keys: Collection[str], *, language: str, reader: Reader) -> Mapping[str, Reason]:
        """Those of `keys` that `reader` may read today, in `language` where they stand in it. One query."""
        ...


class _Nothing:
    """Where no room knows of reasons, there are none."""

    def about(self, numbers: Collection[str]) -> Sequence[Reason]:
        return []

    def readable(self, keys: Collection[str], *, language: str, reader: Reader) -> Mapping[str, Reason]:
        return {}


_provider: Reasons = _Nothing()


def provide(provider: Reasons) -> None:
    """Fill the port; `research` does so once at start."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def about(numbers: Collection[str]) -> Sequence[Reason]:
    return _provider.about(numbers) if numbers else []


def readable(keys: Collection[str], *, language: str, reader: Reader) -> Mapping[str, Reason]:
    """No query where nothing is asked."""
    return _provider.readable(keys, language=language, reader=reader) if keys else {}


def frozen(keys: Collection[str]) -> dict[str, str]:
    """The sentences of `keys` as they read now, to be kept with a change: what is shown of them is asked anew."""
    found = readable(keys, language=settings.LANGUAGE_CODE, reader=EVERYBODY_INSIDE)
    return {key: reason.text for key, reason in found.items()}
