"""The content of an initiative as one value: what a form yields, a draft stores, a moderator compares, rows hold."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

DEFAULT_ZONE = "Europe/Brussels"
LISTS = ("themes", "countries", "numbers", "articles")
MOMENTS = ("deadline", "call_deadline")


@dataclass(frozen=True)
class TextContent:
    title: str = ""
    summary: str = ""
    body: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.title or self.summary or self.body)


@dataclass(frozen=True)
class SeatContent:
    role: str = ""
    organisation_kind: str = ""
    countries: tuple[str, ...] = ()
    how_many: int = 1
    note: str = ""
    key: str = ""


@dataclass(frozen=True)
class RuleContent:
    """A rule of the consortium: at least so many partners `of` a kind of organisation, `authority` or `countries`."""

    of: str = ""
    least: int = 1


@dataclass(frozen=True)
class FileContent:
    """A file of the initiative (`Attachment`) by its key, with its name and what it shows or says."""

    key: str
    name: str
    label: str


@dataclass(frozen=True)
class Content:
    """Countries are ISO codes, themes slugs, numbers citable numbers, articles keys as people quote them.

    Partners may reply until `deadline`; the call closes at `call_deadline`. Both are read in `deadline_zone`.
    """

    kind: str = ""
    stage: str = ""
    programme: str = ""
    call: str = ""
    call_url: str = ""
    call_deadline: datetime | None = None
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    deadline: datetime | None = None
    deadline_zone: str = DEFAULT_ZONE
    starts_on: date | None = None
    months: int | None = None
    budget: str = ""
    working_language: str = "en"
    texts: Mapping[str, TextContent] = field(default_factory=dict)
    seats: tuple[SeatContent, ...] = ()
    rules: tuple[RuleContent, ...] = ()
    replaces: bool = False
    files: tuple[FileContent, ...] = ()

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        for name in (*MOMENTS, "starts_on"):
            value = getattr(self, name)
            data[name] = value.isoformat() if value else None
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        """The value that was stored; what an older version of the Hub did not know has its default."""
        known = {name: value for name, value in data.items() if name in {one.name for one in fields(cls)}}
        for name in LISTS:
            known[name] = tuple(known.get(name, ()))
        for name in MOMENTS:
            known[name] = datetime.fromisoformat(known[name]) if known.get(name) else None
        known["starts_on"] = date.fromisoformat(known["starts_on"]) if known.get("starts_on") else None
        known["texts"] = {language: TextContent(**text) for language, text in known.get("texts", {}).items()}
        known["seats"] = tuple(
            SeatContent(**{**seat, "countries": tuple(seat["countries"])}) for seat in known.get("seats", [])
        )
        known["files"] = tuple(FileContent(**one) for one in known.get("files", []))
        known["rules"] = tuple(RuleContent(**rule) for rule in known.get("rules", []))
        return cls(**known)

    def with_seat_keys(self, known: frozenset[str], namespace: uuid.UUID) -> "Content":
        """Every seat keeps its key when it is one of `known` and not taken twice; any other gets one of its own.

        New keys follow from `namespace` and position, so that the same form sent twice gives the same content.
        """
        left = set(known)
        seats = []
        for position, seat in enumerate(self.seats):
            key = seat.key if seat.key in left else str(uuid.uuid5(namespace, f"seat:{position}"))
            left.discard(key)
            seats.append(replace(seat, key=key))
        return replace(self, seats=tuple(seats))

    def for_another(self) -> "Content":
        """The same for a new initiative: without the dates and files of this one, its seats without their keys."""
        seats = tuple(replace(seat, key="") for seat in self.seats)
        bare = replace(self, deadline=None, call_deadline=None, starts_on=None, replaces=False, files=())
        return replace(bare, seats=seats)

    def words(self) -> dict[str, str]:
        """Everything that a person wrote freely, by the name of its field: what the screen reads."""
        found = {"programme": self.programme, "call": self.call, "call_url": self.call_url}
        for language, text in self.texts.items():
            for name in ("title", "summary", "body"):
                found[f"text-{language}-{name}"] = getattr(text, name)
        for position, seat in enumerate(self.seats):
            found[f"seats-{position}-note"] = seat.note
        for position, one in enumerate(self.files):
            found |= {f"files-{position}-name": one.name, f"files-{position}-label": one.label}
        return {place: text for place, text in found.items() if text}

    def has_file(self, key: str) -> bool:
        return any(one.key == key for one in self.files)

    @property
    def languages(self) -> list[str]:
        return [language for language, text in self.texts.items() if not text.is_blank]
