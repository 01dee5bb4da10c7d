"""The words of the help page: in the code, not in the database, so that the page is always there, in every language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class HelpText:
    language: str
    words: dict[str, Any]


@cache
def help_text(language: str) -> HelpText:
    """In `language`, else in the source language."""
    for code in (language, settings.LANGUAGE_CODE):
        path = TEXTS / f"help.{code}.toml"
        if path.exists():
            return HelpText(code, tomllib.loads(path.read_text(encoding="utf-8")))
    raise FileNotFoundError(TEXTS)
