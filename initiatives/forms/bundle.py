"""The whole form of an initiative: facts, words in each language, seats. Works without script."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hub.models import OrganisationKind
from hub.reference.countries import country_choices
from hub.screening import Finding
from initiatives.content import MOMENTS, Content, TextContent
from initiatives.forms.attest import AttestForm
from initiatives.forms.facts import FactsForm
from initiatives.forms.rules import rule_forms
from initiatives.forms.words import SeatForm, TextForm, seat_initial
from initiatives.gap import Gap
from initiatives.queries.wording import best_language

FIRST_SEATS = 2
SeatFormSet = forms.formset_factory(SeatForm, extra=0, can_delete=True, max_num=30, absolute_max=40)


@dataclass(frozen=True)
class Problem:
    """One line of the error list; `field` is the id of what it is about, or nothing."""

    field: str
    words: str


class InitiativeForms:
    """Several Django forms behind one page. `data` is what was typed; without it the forms show `content`."""

    def __init__(self, *, language: str, content: Content, data: QueryDict | None = None) -> None:
        self._further: list[Problem] = []
        self.attest = AttestForm(data)
        self.facts = FactsForm(data, content=content, language=language)
        first = best_language(content.languages, language, content.working_language)
        codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != first)
        self.texts = {
            code: TextForm(data, language=code, text=content.texts.get(code, TextContent()), needed=code == first)
            for code in codes
        }
        self.rules = rule_forms(data, content.rules)
        self.seats = SeatFormSet(
            data,
            prefix="seats",
            initial=[seat_initial(seat) for seat in content.seats] or [{} for _seat in range(FIRST_SEATS)],
            form_kwargs={"countries": country_choices(language), "kinds": list(OrganisationKind.choices)},
        )

    def problems(self) -> list[Problem]:
        """All that is wrong, for the list at the head of the page."""
        if not self.facts.is_bound:
            return []
        found = [*self._further, *(Problem("", str(error)) for error in self.seats.non_form_errors())]
        for form in (self.facts, *self.texts.values(), *self.seats, *self.rules, self.attest):
            found += [Problem("", str(error)) for error in form.non_field_errors()]
            for field in form:
                found += [Problem(field.auto_id, f"{field.label}: {error}") for error in field.errors]
        return found

    def is_valid(self) -> bool:
        """Every part is asked, so that all that is wrong is said at once."""
        valid = [part.is_valid() for part in (self.facts, *self.texts.values(), self.seats, *self.rules, self.attest)]
        return all(valid)

    def content(self) -> Content:
        texts = {code: form.text() for code, form in self.texts.items()}
        return Content(
            **self.facts.facts(),
            texts={code: text for code, text in texts.items() if not text.is_blank},
            seats=tuple(form.seat() for form in self._kept()),
            rules=tuple(rule for form in self.rules if (rule := form.rule())),
        )

    def seat_keys(self, content: Content) -> dict[str, str]:
        """The key that each seat was stored with, by the name of its field."""
        return {form.add_prefix("key"): seat.key for form, seat in zip(self._kept(), content.seats, strict=True)}

    def _kept(self) -> list[SeatForm]:
        return [form for form in self.seats if form not in self.seats.deleted_forms and not form.is_blank]

    @property
    def languages(self) -> list[tuple[str, TextForm, bool]]:
        """Name of the language, its form, and whether it stands open: the first, and all that hold something."""
        return [
            (get_language_info(code)["name_local"].capitalize(), form, not place or not form.is_blank or form.errors)
            for place, (code, form) in enumerate(self.texts.items())
        ]

    def show_problem(self, field: str, words: str) -> None:
        """Say something of a part of the page that none of these forms holds."""
        self._further.append(Problem(field, words))

    def show_gaps(self, gaps: Iterable[Gap]) -> None:
        """Say at each field what is missing."""
        for gap in gaps:
            self._say(gap.place, gap.message)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say at each field what the safeguarding screen found, with the place and the reason."""
        for finding in findings:
            self._say(
                finding.place,
                _("Please take out “%(found)s” (after “%(before)s”). %(why)s")
                % {"found": finding.found, "before": finding.before.strip(), "why": finding.kind.label},
            )

    def _say(self, place: str, message: Any) -> None:
        if place.startswith("files-"):
            message = _("In a file: %(words)s") % {"words": message}
        form, name = self._field(place)
        form.add_error(name if name in form.fields else None, message)

    def _field(self, place: str) -> tuple[forms.Form, str]:
        part, _dash, rest = place.partition("-")
        if part == "text":
            code, _dash, name = rest.partition("-")
            return self.texts.get(code) or next(iter(self.texts.values())), name
        if part == "seats" and rest:
            position, _dash, name = rest.partition("-")
            return self._kept()[int(position)], name
        return self.facts, f"{part}_day" if part in MOMENTS else part


def with_one_more_seat(data: QueryDict) -> QueryDict:
    """What was typed, with room for another seat."""
    more = data.copy()
    total = data.get("seats-TOTAL_FORMS", "")[:4]
    more["seats-TOTAL_FORMS"] = str(int(total) + 1) if total.isdecimal() else str(FIRST_SEATS)
    return more
