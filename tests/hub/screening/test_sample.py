"""What the Hub itself says in its sample content is left alone by the screen."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.screening import screen

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("*/sample/**/*.toml"), *ROOT.glob("*/texts/*.toml")])
CONTESTED = "contested"
ADDRESS = re.compile(r"[\w.\-]+@[\w.\-]+")


def prose(value: object) -> Iterator[str]:
    """Everything but addresses of somebody of the sample, and but what its author contests there."""
    if isinstance(value, str):
        if not ADDRESS.fullmatch(value):
            yield value
    elif isinstance(value, dict | list) and CONTESTED not in value:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from prose(inner)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_in_the_sample_blocks(file: Path) -> None:
    found = [one for text in prose(tomllib.loads(file.read_text())) for one in screen(text)]
    assert [f"{one.before}[{one.found}]{one.after}" for one in found if one.is_hard] == []


def test_the_manual_and_the_initiatives_are_among_what_is_read() -> None:
    rooms = {file.relative_to(ROOT).parts[0] for file in FILES}
    assert {"manual", "initiatives", "home"} <= rooms


def test_what_the_sample_contests_does_block() -> None:
    initiatives = tomllib.loads((ROOT / "initiatives/sample/initiatives.toml").read_text())["initiatives"]
    for one in (one for one in initiatives if CONTESTED in one):
        assert any(found.is_hard for text in prose(one["texts"]) for found in screen(text)), one["name"]
