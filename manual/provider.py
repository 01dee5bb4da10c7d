"""The manual behind the port `citable`."""

from collections.abc import Collection, Sequence

from hub.people.reader import PUBLIC, Reader
from hub.ports.citable import Citation, EditionChange, EditionRef, Followed, PdfRef
from manual.queries import because, editions, law, outline, public_pdf, resolve


class Manual:
    """What `hub.ports.citable` promises."""

    def resolve(self, number: str, *, language: str, reader: Reader = PUBLIC) -> Citation | None:
        place = resolve.place(number, language=language, reader=reader)
        return place.citation if place else None

    def resolve_all(self, numbers: Collection[str], *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        return resolve.standing(numbers, language=language, reader=reader)

    def places(self, *, language: str) -> Sequence[Citation]:
        return resolve.all_places(language)

    def chapters(self, *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        entries = outline.entries(outline.whole(), language=language, reader=reader)
        return law.citations([(entry.key, "") for entry in entries if entry.is_chapter], entries)

    def resting_on(self, article: str, *, language: str, reader: Reader = PUBLIC) -> Sequence[Citation]:
        return law.resting_on(article, language=language, reader=reader)

    def editions(self) -> Sequence[EditionRef]:
        return editions.refs()

    def changes(self, edition: str) -> Sequence[EditionChange]:
        return editions.public_changes(edition)

    def followed(self, keys: Collection[str], *, language: str, reader: Reader = PUBLIC) -> Sequence[Followed]:
        return because.followed(keys, language, reader)

    def closed(self, numbers: Collection[str]) -> frozenset[str]:
        return resolve.closed(numbers)

    def pdf(self, edition: str, *, language: str, impression: int) -> PdfRef | None:
        return public_pdf.find(edition, language, impression)

    def read_pdf(self, ref: PdfRef) -> bytes:
        return public_pdf.read(ref)

    def in_force(self) -> EditionRef | None:
        edition = editions.in_force()
        return editions.ref(edition) if edition else None
