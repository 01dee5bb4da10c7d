"""A citation as RIS, which every reference manager reads. A value can neither end its line nor the record."""

from manual.citation.record import Record, one_line

MEDIA_TYPE = "application/x-research-info-systems; charset=utf-8"


def as_ris(record: Record) -> str:
    fields = [
        ("TY", "CHAP"),
        ("TI", f"{record.number} {record.title}"),
        ("T2", record.book),
        ("ET", record.edition),
        ("SE", record.number),
        ("PB", record.publisher),
        ("PY", f"{record.day:%Y}"),
        ("DA", f"{record.day:%Y/%m/%d/}"),
        ("LA", record.language),
        ("N1", record.impression),
        ("UR", record.url),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
