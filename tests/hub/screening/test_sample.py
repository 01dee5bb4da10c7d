"""What the Hub itself says in its sample content is left alone by the screen."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.screening import screen

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("*/sample/**/*.toml"), *ROOT.glob("*/texts/*.toml")])
ADDRESS = re.compile(r"[\w.\-]+@[\w.\-]+")


def prose(value: object) -> Iterator[str]:
    """Everything but the fields that are an address of somebody of the sample."""
    if isinstance(value, str):
        if not ADDRESS.fullmatch(value):
            yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from prose(inner)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_in_the_sample_blocks(file: Path) -> None:
    found = [one for text in prose(tomllib.loads(file.read_text())) for one in screen(text)]
    assert [f"{one.before}[{one.found}]{one.after}" for one in found if one.is_hard] == []


def test_the_manual_and_the_initiatives_are_among_what_is_read() -> None:
    rooms = {file.relative_to(ROOT).parts[0] for file in FILES}
    assert {"manual", "initiatives", "home"} <= rooms
