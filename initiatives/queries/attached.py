"""The files of a version: what stands in them, and the lines that pages show of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from initiatives.content import FileContent
from initiatives.models import Attachment, Initiative


@dataclass(frozen=True)
class FileLine:
    """`readable` is false where no text could be read in it: only a person can look at it."""

    key: str
    name: str
    label: str
    kind: str
    size: int
    pages: int
    readable: bool
    url: str


def words_of(files: Sequence[FileContent]) -> dict[str, str]:
    """The text of the documents among `files`, by the name of its place, for the screen."""
    if not files:
        return {}
    places = {one.key: f"files-{position}-words" for position, one in enumerate(files)}
    rows = Attachment.objects.filter(key__in=places).exclude(words="").values_list("key", "words")
    return {places[str(key)]: words for key, words in rows}


def file_lines(initiative: Initiative, files: Sequence[FileContent]) -> list[FileLine]:
    """What pages show of `files`, in their order; one query."""
    if not files:
        return []
    rows = Attachment.objects.filter(initiative=initiative, key__in=[one.key for one in files])
    kept = {str(row.key): row for row in rows.defer("content")}
    return [_line(initiative, one, kept[one.key]) for one in files if one.key in kept]


def _line(initiative: Initiative, one: FileContent, row: Attachment) -> FileLine:
    return FileLine(
        key=one.key,
        name=one.name,
        label=one.label,
        kind=row.kind.upper(),
        size=row.size,
        pages=row.pages,
        readable=bool(row.words.strip()),
        url=reverse("partners_file", args=[initiative.key, row.key]),
    )
