"""The pack: which files a device keeps, with size and hash of each, and what it must forget."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static

from hub.people.reader import PUBLIC
from hub.publishing.calendar import today
from manual import addresses
from manual.models import Edition, Impression
from manual.offline import kept_pages
from manual.offline.kept_pages import KeptPage
from manual.queries import outline

FORMAT = 1
STATIC = {
    "hub/hub.css": "text/css",
    "hub/mark.svg": "image/svg+xml",
    "hub/js/exit.js": "text/javascript",
    "hub/js/signs.js": "text/javascript",
    "hub/js/ticks.js": "text/javascript",
    "manual/js/keep.js": "text/javascript",
    "manual/js/kept_search.js": "text/javascript",
}


@dataclass(frozen=True)
class PackFile:
    """One file: where the device shows it, where it is fetched, its SHA-256 and its bytes."""

    at: str
    source: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Pack:
    """What is kept of one impression for one country on one day."""

    impression: Impression
    language: str
    country: str
    day: date
    files: tuple[PackFile, ...]
    places: Mapping[str, str]
    withdrawn: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes on the device."""
        return sum(file.size for file in self.files)

    @property
    def sha256(self) -> str:
        """Over every file's place and hash: two packs with the same are the same."""
        return hashlib.sha256("".join(f"{file.at}\n{file.sha256}\n" for file in self.files).encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The manifest, as `worker.js` reads it."""
        edition = self.impression.edition
        return {
            "format": FORMAT,
            "language": self.language,
            "country": self.country,
            "edition": edition.number,
            "impression": str(self.impression),
            "text_sha256": self.impression.sha256,
            "effective": edition.effective.isoformat(),
            "day": self.day.isoformat(),
            "pack": self.sha256,
            "size": self.size,
            "withdrawn": list(self.withdrawn),
            "places": self.places,
            "files": [
                {"at": one.at, "from": one.source, "sha256": one.sha256, "size": one.size, "type": one.media_type}
                for one in self.files
            ],
        }


def pack(language: str, country: str) -> Pack | None:
    """The pack of today; None where no edition is in force and for a country that is not there."""
    impression = kept_pages.in_force(language)
    first = kept_pages.contents(impression, language, country) if impression else None
    if impression is None or first is None:
        return None
    withdrawn = Edition.objects.filter(state__withdrawn_at__isnull=False).order_by("order")
    return Pack(
        impression=impression,
        language=language,
        country=country,
        day=today(),
        files=tuple(_files(impression, language, country, first)),
        places=_places(impression, language),
        withdrawn=tuple(withdrawn.values_list("number", flat=True)),
    )


def _files(impression: Impression, language: str, country: str, first: KeptPage) -> Iterator[PackFile]:
    root = addresses.kept_pages(language)
    yield _file(root, addresses.kept_contents(language, country), first)
    for name, page in kept_pages.common(impression, language).items():
        yield _file(f"{root}{name}", f"{root}{name}", page)
    for name, media_type in STATIC.items():
        url = static(name)
        yield _file(url, url, KeptPage(Path(str(finders.find(name))).read_bytes(), media_type))


def _file(at: str, source: str, page: KeptPage) -> PackFile:
    return PackFile(at, source, hashlib.sha256(page.body).hexdigest(), len(page.body), page.media_type)


def _places(impression: Impression, language: str) -> dict[str, str]:
    """Addresses of the site with the kept page that stands in for them while there is no network."""
    root = addresses.kept_pages(language)
    numbers = {part.key: part.number for part in kept_pages.book(impression).parts if not part.withheld}
    entries = outline.entries(outline.whole(), language=language, reader=PUBLIC)
    return {entry.url: f"{root}{numbers[entry.key]}/" for entry in entries if entry.key in numbers}
