"""From the blocks of a page to frozen content. The source page says what is asked, each translation in which words."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.blocks import StreamValue

from research.questionnaire.content import Condition, Content, Kind, Question, Section, Wording

FIRST = "first"
SECTION = "section"


def content_of(source: StreamValue, translations: Mapping[str, StreamValue], *, source_language: str) -> Content:
    """The content of a questionnaire whose blocks are in order (see `checks`)."""
    return Content(
        questions={one.name: one for block in source if (one := _question(block)) is not None},
        sections=list(_sections(source)),
        words={language: _words(body) for language, body in [(source_language, source), *translations.items()]},
    )


def condition_of(written: str) -> Condition | None:
    """`q3=1,2`: only where q3 was answered by its first or second option."""
    name, _equals, options = written.replace(" ", "").partition("=")
    return Condition(name, numbers_of(options)) if name else None


def numbers_of(written: str) -> tuple[int, ...]:
    return tuple(int(part) for part in written.replace(" ", "").split(",") if part)


def _question(block: Any) -> Question | None:
    if block.block_type not in set(Kind):
        return None
    value = block.value
    return Question(
        name=value["name"],
        kind=Kind(block.block_type),
        required=value["required"],
        options=len(value.get("options") or ()),
        low=value.get("low") or 0,
        high=value.get("high") or 0,
        only_if=condition_of(value["only_if"] or ""),
        background=bool(value.get("background")),
        right=numbers_of(value.get("right") or ""),
        level=value.get("level") or "",
    )


def _sections(source: StreamValue) -> Iterator[Section]:
    """What stands before the first section is a section without words, where it asks something."""
    key, names = FIRST, list[str]()
    for block in source:
        if block.block_type == SECTION:
            if names:
                yield Section(key, tuple(names))
            key, names = block.id, []
        else:
            names.append(block.value["name"])
    if names:
        yield Section(key, tuple(names))


def _words(body: StreamValue) -> dict[str, Wording]:
    words = {FIRST: Wording("")}
    for block in body:
        value = block.value
        if block.block_type == SECTION:
            words[block.id] = Wording(value["title"], value["text"] or "")
        else:
            ends = tuple(value[end] or "" for end in ("low_words", "high_words") if end in value)
            words[value["name"]] = Wording(value["text"], value["help"] or "", tuple(value.get("options") or ()), ends)
    return words
