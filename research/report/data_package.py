"""The data of a report as one zip: the published numbers as CSV, the codebook in every language, checksums.

Described as a Data Package (Frictionless, `datapackage.json`). The same report gives the same bytes. Pure.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hub.spreadsheets import MARK, csv_lines
from research.results.tables import Attendance, Number, PairCounts, PairTable, Published, Table

PACKED = (1980, 1, 1, 0, 0, 0)
NUMBERS = ("table", "round", "name", "code", "by", "group", "people", "kept_back")
FIGURES = ("table", "test", "pairs", "before", "after", "better", "worse", "p", "p_adjusted", "low", "high")
CODEBOOK = ("language", "round", "name", "question", "code", "meaning", "note")
TYPES = {
    **dict.fromkeys(("people", "pairs", "better", "worse"), "integer"),
    **dict.fromkeys(("before", "after", "p", "p_adjusted", "low", "high"), "number"),
    "kept_back": "boolean",
}
CHECKSUMS = "checksums.txt"
Row = Sequence[object]


def packed(
    tables: Sequence[Published], codebook: Iterable[Row], readmes: Mapping[str, str], about: Mapping[str, Any]
) -> bytes:
    """`readmes` by language; `about` is what `datapackage.json` says of the whole: name, title, version and so on."""
    files = {
        "numbers.csv": _csv(NUMBERS, (row for table in tables for row in numbers_of(table))),
        "figures.csv": _csv(FIGURES, (row for table in tables for row in figures_of(table))),
        "codebook.csv": _csv(CODEBOOK, codebook),
        **{f"README.{language}.txt": text.encode() for language, text in readmes.items()},
    }
    described = [("numbers.csv", NUMBERS), ("figures.csv", FIGURES), ("codebook.csv", CODEBOOK)]
    resources = [_resource(name, fields, files[name]) for name, fields in described]
    told = {"profile": "tabular-data-package", **about, "resources": resources}
    files["datapackage.json"] = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    files[CHECKSUMS] = "".join(f"{sha256(content)}  {name}\n" for name, content in sorted(files.items())).encode()
    return _zip(files)


def numbers_of(table: Published) -> Iterator[Row]:
    """One row for each number; `kept_back` says why one is empty."""
    match table:
        case Table():
            for group, size in zip(table.groups, table.sizes, strict=True):
                yield _number(table.name, table.when, "", "", table.by, group, size)
            for category, row in zip(table.categories, table.cells, strict=True):
                for group, number in zip(table.groups, row, strict=True):
                    yield _number(table.name, table.when, table.dimension, category, table.by, group, number)
        case PairTable():
            for when, row in table.cells.items():
                for category, number in zip(table.categories[when], row, strict=True):
                    yield _number(table.name, when, table.dimension, category, "", "", number)
            for how, number in table.change.items():
                yield _number(table.name, "", table.dimension, how, "change", "", number)
        case PairCounts():
            yield _number(table.name, "", "", "", "pairs", "", table.pairs)
            for when, number in table.answered.items():
                yield _number(table.name, when, "", "", "answered", "", number)
            for when, reasons in table.left.items():
                for reason, number in reasons.items():
                    yield _number(table.name, when, "", "", "in no pair", reason, number)
        case Attendance():
            yield _number(table.name, "", "", "", "attended", "", table.attended)


def figures_of(table: Published) -> Iterator[Row]:
    found = {PairTable: "figures", PairCounts: "score"}.get(type(table))
    figures: Mapping[str, Any] = getattr(table, found) if found else {}
    if figures:
        interval = figures.get("interval") or {}
        said = {**figures, "low": interval.get("low"), "high": interval.get("high")}
        yield [table.name, *(said.get(name) for name in FIGURES[1:])]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _number(table: str, when: str, name: str, code: str, by: str, group: str, number: Number) -> Row:
    return table, when, name, code, by, group, number, "true" if number is None else "false"


def _csv(headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Without the mark that spreadsheets ask for: programs would take it for a part of the first name."""
    return "".join(csv_lines(headings, rows)).removeprefix(MARK).encode()


def _resource(name: str, fields: Sequence[str], content: bytes) -> dict[str, Any]:
    return {
        "name": name.removesuffix(".csv"),
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
        "schema": {
            "fields": [{"name": one, "type": TYPES.get(one, "string")} for one in fields],
            "missingValues": [""],
        },
    }


def _zip(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return whole.getvalue()
