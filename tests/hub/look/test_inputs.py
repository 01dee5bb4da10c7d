"""A day that is known stands in its field, in every language."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from hub.look.inputs import DayInput

ROOMS = ("hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_a_day_has_the_form_that_browsers_read(language: str) -> None:
    with translation.override(language):
        assert 'type="date"' in DayInput().render("day", date(2026, 11, 28))
        assert 'value="2026-11-28"' in DayInput().render("day", date(2026, 11, 28))


def test_every_field_for_a_day_uses_it() -> None:
    modules = [path for room in ROOMS for path in (Path(settings.BASE_DIR) / room).rglob("*.py")]
    assert len(modules) > 300
    assert [path.name for path in modules if re.search(r"forms\.DateInput\(", path.read_text())] == []
