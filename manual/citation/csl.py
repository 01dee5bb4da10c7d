"""A citation as CSL-JSON: a list of one item."""

import json
from typing import Any

from manual.citation.record import Record, one_line

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def as_csl(record: Record) -> str:
    item: dict[str, Any] = {
        "id": f"manual-{record.number}" + (f"-edition-{record.edition}" if record.edition else ""),
        "type": "chapter",
        "title": one_line(f"{record.number} {record.title}"),
        "container-title": one_line(record.book),
        "section": record.number,
        "edition": record.edition,
        "note": record.impression,
        "publisher": record.publisher,
        "issued": {"date-parts": [[record.day.year, record.day.month, record.day.day]]},
        "language": record.language,
        "URL": record.url,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)
