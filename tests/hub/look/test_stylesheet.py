import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from hub.look import stylesheet

LOOK = Path(stylesheet.__file__).parent
COMPONENTS = LOOK / "templates/hub/components"
PARTS_OF = {
    "facet": "narrowing",
    "fallback_note": "note",
    "field_words": "field",
    "lines": "bars",
    "main_nav": "masthead",
    "picture": "figure",
    "related_items": "panel",
    "route_step": "route",
    "stale_summary": "stale_bar",
}


def test_the_sheet_is_found_and_holds_every_component() -> None:
    found = finders.find("hub/hub.css")
    sheet = Path(found).read_text(encoding="utf-8")
    assert sheet == stylesheet.compose()
    for source in stylesheet.sources():
        assert source.read_text(encoding="utf-8") in sheet


def test_the_sheet_stays_within_its_budget() -> None:
    assert len(gzip.compress(stylesheet.compose().encode(), 9)) <= 16_000


def test_each_component_is_one_template_and_one_sheet() -> None:
    templates = {path.stem for path in COMPONENTS.glob("*.html")} - PARTS_OF.keys()
    sheets = {path.stem for path in (stylesheet.SOURCES / "components").glob("*.css")}
    assert templates <= sheets
    assert set(PARTS_OF.values()) <= sheets
    everything = "".join(path.read_text(encoding="utf-8") for path in LOOK.parent.parent.glob("*/templates/**/*.html"))
    for room_sheet in sheets - templates:
        source = (stylesheet.SOURCES / f"components/{room_sheet}.css").read_text(encoding="utf-8")
        assert any(name in everything for name in re.findall(r"\.([a-z][\w-]+)", source)), room_sheet


def test_each_component_says_its_parameters() -> None:
    for path in COMPONENTS.glob("*.html"):
        assert path.read_text(encoding="utf-8").startswith("{% comment %}"), path.name


def test_components_use_logical_directions() -> None:
    physical = re.compile(r"(margin|padding|border)-(left|right)|text-align: (left|right)|[;{ ](left|right): ")
    for source in stylesheet.sources():
        if source.stem != "print":
            assert not physical.search(source.read_text(encoding="utf-8")), source.name


def test_templates_hold_no_inline_style_or_script() -> None:
    for path in LOOK.glob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        if "email" in path.parts:
            continue
        assert " style=" not in text, path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"\son\w+=", text), path


def test_scripts_stay_within_their_budget() -> None:
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in LOOK.glob("static/hub/js/*.js"))
    assert size <= 8_000
