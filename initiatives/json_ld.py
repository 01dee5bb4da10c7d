"""What the list of initiatives is, for search engines: what each card says, and nothing of a person."""

from collections.abc import Mapping
from typing import Any

from hub.look import json_ld
from hub.look.json_ld import Thing


def listing(context: Mapping[str, Any]) -> list[Thing]:
    found = [(card.title, card.url) for card in context.get("cards") or ()]
    return [json_ld.item_list(found)] if found else []
