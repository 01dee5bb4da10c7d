"""The content of an initiative as one value: what a form yields, a draft stores, a moderator compares, rows hold."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

DEFAULT_ZONE = "Europe/Brussels"


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
class Content:
    """Countries are ISO codes, themes slugs, numbers citable numbers, articles keys as people quote them."""

    kind: str = ""
    programme: str = ""
    call_url: str = ""
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

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["deadline"] = self.deadline.isoformat() if self.deadline else None
        data["starts_on"] = self.starts_on.isoformat() if self.starts_on else None
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        if not data:
            return cls()
        lists = {name: tuple(data[name]) for name in ("themes", "countries", "numbers", "articles")}
        return cls(
            **{
                **data,
                **lists,
                "deadline": datetime.fromisoformat(data["deadline"]) if data["deadline"] else None,
                "starts_on": date.fromisoformat(data["starts_on"]) if data["starts_on"] else None,
                "texts": {language: TextContent(**text) for language, text in data["texts"].items()},
                "seats": tuple(
                    SeatContent(**{**seat, "countries": tuple(seat["countries"])}) for seat in data["seats"]
                ),
            }
        )

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

    def words(self) -> dict[str, str]:
        """Everything that a person wrote freely, by the name of its field: what the screen reads."""
        found = {"programme": self.programme, "call_url": self.call_url}
        for language, text in self.texts.items():
            for name in ("title", "summary", "body"):
                found[f"text-{language}-{name}"] = getattr(text, name)
        for position, seat in enumerate(self.seats):
            found[f"seats-{position}-note"] = seat.note
        return {place: text for place, text in found.items() if text}

    @property
    def languages(self) -> list[str]:
        return [language for language, text in self.texts.items() if not text.is_blank]
