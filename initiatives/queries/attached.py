"""The files of a version: what stands in them, and the lines that pages show of them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse

from hub.screening import Finding, Kind, Severity
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


def stored(found: Finding) -> dict[str, Any]:
    """A finding in the words of a file, as the file's row keeps it."""
    return {**asdict(found), "kind": str(found.kind), "severity": found.severity.value}


def found_in(files: Sequence[FileContent]) -> list[tuple[Finding, str]]:
    """What the screen found in the words of `files`, each with the hash of its file."""
    if not files:
        return []
    places = {one.key: f"files-{position}-words" for position, one in enumerate(files)}
    rows = Attachment.objects.filter(key__in=places).exclude(found=[]).values_list("key", "found", "sha256")
    return [(_finding(one, places[str(key)]), sha256) for key, found, sha256 in rows for one in found]


def _finding(kept: dict[str, Any], place: str) -> Finding:
    said = {"kind": Kind(kept["kind"]), "severity": Severity(kept["severity"]), "place": place}
    return Finding(**{**kept, **said})


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
