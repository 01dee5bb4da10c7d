"""Items as JSON: what was frozen once reads for ever and says the same."""

from typing import Any

import pytest
from django.template.loader import get_template

from manual.reading import items
from manual.reading.items import Item
from manual.reading.kinds import registry

FROZEN: list[dict[str, Any]] = [
    {"id": "a", "kind": "paragraph", "number": "1.1.1", "text": '<p>See <a href="number:3.2">3.2</a></p>'},
    {"id": "b", "kind": "heading", "title": "Later"},
    {
        "id": "c",
        "kind": "steps",
        "number": "1.1.2",
        "title": "Steps",
        "steps": [{"role": "police", "title": "Call", "text": "", "handover": "To the guardian"}],
    },
    {"id": "d", "kind": "checklist", "number": "1.1.3", "title": "List", "points": ["One", "Two"], "restricted": True},
    {"id": "e", "kind": "legal", "title": "Presumption", "text": "<p>Help</p>", "article": "2011/36/EU 13(2)"},
    {"id": "f", "kind": "definition", "title": "guardian", "concept": "guardian"},
    {"id": "g", "kind": "indicators", "title": "Begging", "points": ["A"], "more": {"next": ["B"]}},
    {"id": "h", "kind": "figure", "more": {"image": 1, "alt": "x", "kept": "0.png", "width": 2, "height": 1}},
    {"id": "i", "kind": "a-kind-of-tomorrow", "title": "Still read", "text": "<p>Yes</p>", "more": {"x": 1}},
]


@pytest.mark.parametrize("block", FROZEN, ids=lambda block: block["kind"])
def test_what_was_frozen_reads_and_says_the_same(block: dict[str, Any]) -> None:
    assert Item.from_json(block).as_json() == block
    assert items.words(Item.from_json(block)) or block["kind"] == "figure"


def test_numbers_access_and_what_was_looked_up_are_no_words_of_the_block() -> None:
    law, figure = FROZEN[4], FROZEN[7]
    assert items.own_words(law) == {key: law[key] for key in ("id", "kind", "text", "article")}
    assert items.own_words(figure)["more"] == {"image": 1, "alt": "x"}
    assert items.own_words({**FROZEN[0], "number": "9.9.9", "restricted": True}) == items.own_words(FROZEN[0])


def test_only_what_editors_cannot_write_leads_to_kept_files() -> None:
    raw = ("paragraph", "a", {"text": '<p><a href="picture:0.png">x</a> <a href="form:0.pdf">y</a></p>'})
    (item,) = items.read([raw], numbers={}, links={})
    assert "href" not in item.text


def test_every_kind_has_its_templates() -> None:
    for name in registry.KINDS:
        assert get_template(f"manual/parts/item/{name}.html")
        assert get_template(f"manual/frozen/item/{name}.html")
