"""What a citable number and an edition's number look like in an address."""

import re

from django.urls import register_converter

from manual.files.kinds import CHAPTER_PATTERN


class Citable:
    """`3`, `3.2`, `3.2.4A`."""

    regex = r"[0-9]+[A-Z]*(?:\.[0-9]+[A-Z]*){0,2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


LENGTH = 30  # characters, as the columns of numbers have them


def is_citable(text: str) -> bool:
    """Whether `text`, which anybody may have typed, looks like a citable number."""
    return len(text) <= LENGTH and re.fullmatch(Citable.regex, text, re.ASCII) is not None


class EditionNumber(Citable):
    """`2`, `2.1`."""

    regex = r"[1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,2})?"


class ChapterFile(Citable):
    """The name of a chapter's file."""

    regex = CHAPTER_PATTERN


class KeptName(Citable):
    """The SHA-256 of a kept file with the ending of its kind."""

    regex = r"[0-9a-f]{64}\.[a-z0-9]{2,5}"


class CountryCode(Citable):
    """Two capitals."""

    regex = r"[A-Z]{2}"


register_converter(Citable, "citable")
register_converter(EditionNumber, "edition")
register_converter(ChapterFile, "chapter_file")
register_converter(KeptName, "kept")
register_converter(CountryCode, "upper")
