"""What the furniture of a page points to. The settings say which rooms exist; nothing here names one."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language, get_language_info


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """A page in one language; `exists` is false where the source text would be shown.

    `stale` is the number of its paragraphs that are older than the source.
    """

    code: str
    name: str
    url: str
    current: bool = False
    exists: bool = True
    stale: int = 0


def language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def prefix_of(path: str) -> str:
    """The locale a path stands under, or nothing for the machine and account addresses."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else ""


def languages(path: str) -> list[LanguageEntry]:
    """The same address under each locale; a page that knows better hands its own list to the menu."""
    prefix = prefix_of(path)
    if not prefix:
        return []
    rest = path[len(prefix) + 1 :]
    return [
        LanguageEntry(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=f"/{code}{rest}",
            current=code == prefix,
        )
        for code, _name in settings.LANGUAGES
    ]


def languages_in(path: str, codes: Collection[str]) -> list[LanguageEntry]:
    """The same address under each locale, with real text in those of `codes` and other text standing in elsewhere."""
    return [replace(entry, exists=entry.code in codes) for entry in languages(path)]


def languages_of_one_address(path: str, parameter: str) -> list[LanguageEntry]:
    """An address without a prefix, with the language as a parameter: what is secret in it stays where it was."""
    return [
        LanguageEntry(
            code=code,
            name=get_language_info(code)["name_local"].capitalize(),
            url=f"{path}?{parameter}={code}",
            current=code == language(),
        )
        for code, _name in settings.LANGUAGES
    ]


def exit_url() -> str:
    """A page that says nothing about where its reader comes from, in the reader's language."""
    return settings.HUB_NEUTRAL_EXIT.get(language(), settings.HUB_NEUTRAL_EXIT[settings.LANGUAGE_CODE])
