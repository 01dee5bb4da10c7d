"""Trainings of the sample: one that was held, two to come; `translation` brings the other languages."""

import tomllib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from hub.models import Organisation, Theme
from hub.ports import sample
from hub.sample.pages import make_page
from hub.wall_clock import moment
from research.models import TrainingIndexPage, TrainingOrganisation, TrainingPage
from research.sample.keys import page_key

FOLDER = Path(__file__).parent
SOURCE = "en"
TUESDAY = 1
PLAIN = ("zone", "languages", "countries", "targets", "capacity", "edition", "numbers")


def register() -> None:
    sample.offer_texts(FOLDER)
    sample.register(27, "trainings", make_trainings)


def make_trainings() -> None:
    parent = TrainingIndexPage.objects.get(locale__language_code=SOURCE)
    for slug, about in load(FOLDER / "trainings.toml").items():
        text = load(FOLDER / SOURCE / f"{slug}.toml")
        page = TrainingPage(slug=slug, translation_key=page_key(slug), place=text["place"], live=False, **_facts(about))
        page.themes.set(Theme.objects.filter(slug__in=about["themes"]))
        trainers = Organisation.objects.filter(name__in=about["trainers"])
        page.trainers = [TrainingOrganisation(organisation=organisation) for organisation in trainers]
        make_page(parent=parent, page=page, text=text, announced=True)


def _facts(about: dict[str, Any]) -> dict[str, Any]:
    first = about.get("date") or _tuesday_from(timezone.localdate() + timedelta(days=about["days"]))
    last = first + timedelta(days=about.get("lasts", 1) - 1)
    closes = about.get("closes_days")
    return {
        **{name: about[name] for name in PLAIN},
        "starts_at": _at(first, about["begins"], about["zone"]),
        "ends_at": _at(last, about["ends"], about["zone"]),
        "closes_at": _at(first - timedelta(days=closes), "17:00", about["zone"]) if closes else None,
        "hours": Decimal(about["hours"]),
        "online": about.get("online", False),
        "join_url": about.get("join_url", ""),
    }


def _tuesday_from(day: date) -> date:
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)


def _at(day: date, hour: str, zone: str) -> datetime:
    return moment(datetime.combine(day, time.fromisoformat(hour)), zone)


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
