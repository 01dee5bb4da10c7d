"""What a browser would send for the form of an initiative."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone


def typed(**changes: Any) -> dict[str, Any]:
    """A whole form with two seats; `changes` by the name of the field, dashes as underscores twice."""
    data: dict[str, Any] = {
        "submission": str(uuid4()),
        "text-en-title": "Guardians who answer",
        "text-en-summary": "A network of guardians across borders.",
        "text-en-body": "",
        "kind": "training",
        "themes": ["guardianship"],
        "deadline_day": str(in_days(40)),
        "deadline_time": "17:00",
        "deadline_zone": "Europe/Brussels",
        "budget": "small",
        "working_language": "en",
        "seats-TOTAL_FORMS": "2",
        "seats-INITIAL_FORMS": "2",
        "seats-0-role": "practice",
        "seats-0-organisation_kind": "police",
        "seats-0-how_many": "1",
        "seats-1-role": "support",
        "seats-1-how_many": "2",
        "attest": "on",
        "do": "submit",
    }
    data |= {name.replace("__", "-"): value for name, value in changes.items()}
    return {name: value for name, value in data.items() if value is not None}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
