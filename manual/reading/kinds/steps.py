"""Steps: who does what, in order, and where one hands over to another."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from manual.reading.item import Item, Step
from manual.reading.kinds.base import Numbered, Value
from manual.reading.prose import Href, plain, prose


class Steps(Numbered):
    def read(self, value: Value, href: Href) -> dict[str, Any]:
        steps = tuple(_step(step["value"], href) for step in value.get("steps", ()))
        return {"title": value.get("title") or "", "steps": steps}

    def html(self, value: Value) -> Iterable[str]:
        yield from (step["value"].get("text") or "" for step in value.get("steps", ()))

    def show(self, item: Item, href: Href) -> Item:
        return replace(item, steps=tuple(replace(step, text=prose(step.text, href)) for step in item.steps))

    def words(self, item: Item) -> Iterable[str]:
        yield item.title
        yield from (f"{step.title} {plain(step.text)} {step.handover}" for step in item.steps)


def _step(value: Mapping[str, Any], href: Href) -> Step:
    return Step(
        role=value["role"],
        title=value["title"],
        text=prose(value.get("text") or "", href),
        handover=value.get("handover") or "",
    )
