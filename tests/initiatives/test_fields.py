"""Every field of this room that people write in cleans its words in the one place that does."""

import importlib
import inspect
import pkgutil
from typing import Any

from django import forms as django_forms

from hub.written import LinkField, WordsField
from initiatives import forms
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.forms import typed


def written_fields() -> dict[str, django_forms.Field]:
    """Every visible field for free text of every form of the room."""
    found: dict[str, django_forms.Field] = {}
    for module in pkgutil.iter_modules(forms.__path__, f"{forms.__name__}."):
        for name, form in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(form, django_forms.BaseForm):
                found |= {f"{name}.{place}": field for place, field in form.base_fields.items()}
    free = (django_forms.CharField, django_forms.URLField)
    return {name: field for name, field in found.items() if isinstance(field, free) and not field.widget.is_hidden}


def test_every_field_for_words_is_cleaned() -> None:
    fields = written_fields()
    assert len(fields) > 9
    assert [name for name, field in fields.items() if not isinstance(field, WordsField | LinkField)] == []


def test_every_field_for_words_has_a_bound() -> None:
    bounds = {name: field.max_length for name, field in written_fields().items() if isinstance(field, WordsField)}
    assert [name for name, most in bounds.items() if not most or most > 6000] == []


def test_an_override_reaches_neither_the_draft_nor_a_conversation(cast: Cast, public: Make) -> None:
    author, partner = logged_in(cast.author), logged_in(cast.partner)
    odd: dict[str, Any] = {
        "text__en__title": "\u202edrawkcab",
        "seats__0__note": "a\u200bbed\x00",
        "programme": "P\x07",
    }
    assert author.post("/en/partners/new/", typed(**odd, do="save")).status_code == 302
    initiative = cast.organisation.initiatives.latest("pk")
    content = initiative.draft.content
    assert (content.texts["en"].title, content.seats[0].note, content.programme) == ("drawkcab", "abed", "P")
    seat = public().seats.get(position=0)
    path = f"/en/partners/{seat.initiative.key}/seats/{seat.key}/"
    offer = {"organisation": str(cast.other.key), "role": "lead", "country": "RO", "pitch": "\u202ereffo\x1b"}
    assert partner.post(path, offer).status_code == 302
    assert seat.interests.get().pitch == "reffo"
