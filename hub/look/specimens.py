"""What the page of components shows: every component in the states that it has."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hub.look.navigation import LanguageEntry
from hub.ports.staleness import StaleParagraph

ROLES = [("police", _("Police")), ("social", _("Social worker")), ("guardian", _("Guardian"))]
MORE_ROLES = [("ngo", _("NGO")), ("prosecutor", _("Prosecutor"))]


class SpecimenForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As it stands on your card."))
    email = forms.EmailField(label=_("E-mail address"), required=False)
    country = forms.ChoiceField(label=_("Country"), choices=[("ro", "România"), ("nl", "Nederland")])
    words = forms.CharField(label=_("Your message"), widget=forms.Textarea)
    role = forms.ChoiceField(label=_("Your role"), choices=ROLES, widget=forms.RadioSelect)
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=ROLES, widget=forms.CheckboxSelectMultiple, required=False
    )
    agree = forms.BooleanField(label=_("I have read the privacy notice"))


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    url: str
    date: datetime
    summary: str = ""
    lang: str = ""
    themes: tuple[str, ...] = ()


def specimens() -> dict[str, Any]:
    pages = Paginator(range(200), 10)
    return {
        "blank_form": SpecimenForm(auto_id="blank_%s"),
        "wrong_form": SpecimenForm({"name": "", "email": "nobody", "country": "ro"}, auto_id="wrong_%s"),
        "roles": [*ROLES, *MORE_ROLES],
        "steps": _steps(),
        "stale": StaleParagraph("p", "changed", "procedure", datetime(2026, 11, 3, 9, tzinfo=UTC)),
        "stale_law": StaleParagraph("q", "changed", "legal", datetime(2026, 11, 3, 9, tzinfo=UTC)),
        "items": _items(),
        "page_obj": pages.page(7),
        "entries": [
            {"label": "Presumption of childhood", "url": "#p-3.2.1", "number": "3.2.1"},
            {"label": "Apart from adults", "url": "#p-3.2.2", "number": "3.2.2", "current": True},
            {"label": "Pași în primele două ore", "url": "#route", "number": "3.2.3", "lang": "ro"},
        ],
        "crumbs": [{"label": "Manual", "url": "#"}, {"label": "3 First hours", "url": "#"}],
        "before": {"title": "3.1 Signs that ask for attention", "url": "#"},
        "after": {"title": "3.3 Whom to call tonight", "url": "#"},
        "facts": [
            {"label": "Edition", "value": "2, in force since 1 October 2026"},
            {"label": "Checked on", "value": "3 November 2026"},
            {"value": "What changed since edition 1", "url": "#"},
        ],
        "checks": [
            {"text": "The child knows your name and what happens next.", "done": True},
            {"text": "An interpreter is on the line.", "why": "One who has no tie to the adults."},
        ],
        "ticks": ["The child knows your name and what happens next.", "An interpreter is on the line."],
        "signs": ["Must bring a fixed amount of money each day.", "An adult brings and fetches, and waits in sight."],
        "next_steps": ["Speak with the child alone, with an interpreter.", "Call the duty social worker."],
        "picture": static("hub/mark.svg"),
        "head": ["Country", "Agencies", "Confirmed"],
        "rows": [["România", 12, 9], ["Nederland", 7, 7], ["Danmark", 5, 2]],
        "menu": [
            LanguageEntry("en", "English", "#", current=True),
            LanguageEntry("ro", "Română", "#", stale=2),
            LanguageEntry("da", "Dansk", "#", exists=False),
        ],
    }


def _steps() -> list[dict[str, Any]]:
    return [
        {
            "role": "police",
            "role_label": _("Police"),
            "title": "Make the place safe and say your name",
            "text": format_html("<p>{}</p>", "Food, warmth and a toilet before any question."),
            "time": "0–15 min",
        },
        {
            "role": "police",
            "role_label": _("Police"),
            "title": "Record only what keeps the child safe tonight",
            "text": format_html("<p>{}</p>", "Name used, language, injuries, who was with the child."),
            "handover": "by telephone, then in writing, with your name and number.",
            "next": "social",
            "next_label": _("Social worker"),
            "number": "3.2.6",
        },
        {
            "role": "social",
            "role_label": _("Social worker"),
            "title": "Come within the hour, or say who comes",
            "text": format_html("<p>{}</p>", "You decide with the police where the child stays."),
        },
    ]


def _items() -> list[Item]:
    return [
        Item(
            "Edition 2 is in force",
            "#",
            datetime(2026, 11, 3, tzinfo=UTC),
            "What the amended directive changes in seven paragraphs.",
            themes=("Identification", "Law"),
        ),
        Item("Ce s-a schimbat", "#", datetime(2026, 10, 18, tzinfo=UTC), "Șapte paragrafe.", lang="ro"),
    ]
