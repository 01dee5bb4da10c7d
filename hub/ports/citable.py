"""What can be cited: filled by `manual`, asked by search, digests, distribution and initiatives."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from hub.people.reader import PUBLIC, Reader


@dataclass(frozen=True)
class Citation:
    """One chapter, section or paragraph that has a citable number."""

    number: str
    title: str
    url: str
    language: str
    page_key: UUID
    block_id: str = ""


@dataclass(frozen=True)
class ImpressionRef:
    """One frozen language of an edition, `2/ro/1`."""

    edition: str
    language: str
    number: int
    sha256: str


@dataclass(frozen=True)
class EditionRef:
    """A published edition; `number` is what people quote (`2`, `2.1`).

    `corrects` is the whole number that an urgent correction corrects, `reason` says why an edition was withdrawn.
    """

    number: str
    title: str
    effective: date
    withdrawn: bool
    impressions: Sequence[ImpressionRef]
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True)
class EditionChange:
    """One change note of an edition, in English; `kind` is a `hub.models.ChangeKind`."""

    number: str
    kind: str
    text: str


@dataclass(frozen=True)
class Followed:
    """What changed because of a reason: in which edition, where, and where it is compared with what it replaced.

    Without an edition where the text says it already and the next edition will hold it.
    """

    key: str
    edition: str
    effective: date | None
    number: str
    kind: str
    text: str
    url: str


@dataclass(frozen=True)
class PdfRef:
    """The public PDF of an impression, as it was built; `size` in bytes."""

    edition: str
    language: str
    impression: int
    name: str
    size: int
    sha256: str


class PdfGoneError(Exception):
    """The file is missing, is not what was built, or holds what may not be shown now."""


class Citable(Protocol):
    """What the manual answers."""

    def resolve(self, number: str, *, language: str, reader: Reader = PUBLIC) -> Citation | None:
        """The live place of a citable number, or None where there is none that `reader` may see."""
        ...

    def resolve_all(self, numbers: Collection[str], *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        """The live places of those of `numbers` that `reader` may see, in order; as few queries for many as for one."""
        ...

    def places(self, *, language: str) -> Sequence[Citation]:
        """All standing sections and paragraphs in order, for whoever writes the manual; the same few queries always."""
        ...

    def chapters(self, *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        """All chapters in order."""
        ...

    def resting_on(self, article: str, *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        """Paragraphs that rest on a legal article, given by its key (`2011/36/EU 13(2)`)."""
        ...

    def editions(self) -> Sequence[EditionRef]:
        """Published editions, newest first."""
        ...

    def changes(self, edition: str) -> Sequence[EditionChange]:
        """What an edition changed, as the public may read it, gravest first."""
        ...

    def followed(self, keys: Collection[str], *, language: str, reader: Reader = PUBLIC) -> Sequence[Followed]:
        """What changed because of `keys`, what no edition holds yet first, then the newest edition. A few queries."""
        ...

    def closed(self, numbers: Collection[str]) -> frozenset[str]:
        """Those of `numbers` that are kept from the public, also where what had them is gone. One query."""
        ...

    def pdf(self, edition: str, *, language: str, impression: int) -> PdfRef | None:
        """The public PDF of an impression; None while it is not built, and where it may not be shown now."""
        ...

    def read_pdf(self, ref: PdfRef) -> bytes:
        """Its bytes, after their SHA-256 was checked. Raises PdfGoneError."""
        ...

    def in_force(self) -> EditionRef | None:
        """The newest edition whose effective date (Europe/Brussels) has come and that is not withdrawn."""
        ...


_provider: Citable | None = None


def provide(provider: Citable) -> None:
    """Fill the port; `manual` does so once at start."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def get() -> Citable:
    """The manual behind the port. Raises RuntimeError where no room fills it."""
    if _provider is None:
        raise RuntimeError("No room fills the port `citable`.")
    return _provider
