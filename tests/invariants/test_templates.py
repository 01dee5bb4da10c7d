"""Every template compiles, and works without script, inline style or a stranger's file."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.invariants.sources import name, templates

TEMPLATES = sorted(templates())
ALONE = {"email", "emails", "files"}  # mails and files of an edition carry their style with them
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and ALONE.isdisjoint(path.parts)]
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
SUBMIT = re.compile(
    r"<button\b(?![^>]*type=\"(button|reset)\")|type=\"(submit|image)\"|{%\s*include|{{|{%\s*(block|button)"
)
HANDLER = re.compile(r"\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", re.IGNORECASE)
STRANGER = re.compile(r"<(script|link|img|iframe|source)\b[^>]*\b(src|href)=\"(https?:)?//", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_compiles(path: Path) -> None:
    engines["django"].from_string(path.read_text())


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_works_without_script(path: Path) -> None:
    text = path.read_text()
    assert HANDLER.findall(text) == []
    assert [
        form[:80] for form in FORM.findall(text) if not SUBMIT.search(form) and not sent_from_outside(form, text)
    ] == []


def sent_from_outside(form: str, page: str) -> bool:
    """A button elsewhere on the page may name the form."""
    named = re.match(r'<form[^>]*\bid="([\w-]+)"', form)
    return bool(named) and f'form="{named[1]}"' in page


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_keeps_the_strict_policy(path: Path) -> None:
    text = path.read_text()
    assert INLINE_STYLE.findall(text) == []
    assert INLINE_SCRIPT.findall(text) == []
    assert STRANGER.findall(text) == []
