"""Forms about findings of the screen: why the author thinks that each may stand, and what the moderator decides."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.attestation import CURRENT, WORDINGS
from initiatives.errors import Unattested
from initiatives.models import Objection
from initiatives.queries.findings import Contested, Marked

DECISIONS = [
    (Objection.State.LIFTED, gettext_lazy("Lift it: it identifies nobody and may stand")),
    (Objection.State.UPHELD, gettext_lazy("Uphold it: the initiative goes back to its author")),
]


class ContestForm(forms.Form):
    """A reason for each hard finding, and the author's statement."""

    use_required_attribute = False

    attest = forms.BooleanField(
        label=WORDINGS[CURRENT],
        error_messages={"required": Unattested.message},
    )

    def __init__(self, data: Any = None, *, found: Sequence[Marked], known: Mapping[str, str]) -> None:
        super().__init__(data)
        self.found = found
        for one in found:
            self.fields[one.digest] = forms.CharField(
                label=_("%(place)s: why may it stand?") % {"place": one.label},
                help_text=_("For the moderator: say what it is. Do not write it again."),
                max_length=300,
                initial=known.get(one.digest, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.order_fields([*(one.digest for one in found), "attest"])

    def reasons(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "attest"}

    @property
    def rows(self) -> list[tuple[Marked, Any]]:
        """Each finding with its field; a text that stands in two places is asked about once."""
        first = {one.digest: one for one in reversed(self.found)}
        return [(first[name], self[name]) for name in self.fields if name in first]


class ObjectionsForm(forms.Form):
    """A moderator's decision on each contested finding."""

    def __init__(self, data: Any = None, *, contested: Sequence[Contested]) -> None:
        super().__init__(data)
        self.contested = [one for one in contested if one.waits]
        for one in self.contested:
            self.fields[one.objection.digest] = forms.ChoiceField(
                label=_("Decision"),
                choices=DECISIONS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Decide this one, too.")},
            )
        self.fields["words"] = forms.CharField(
            label=_("What to change"),
            help_text=_("The author reads this as you write it. No names."),
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
        )

    def decisions(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != "words"}

    @property
    def rows(self) -> list[tuple[Contested, Any]]:
        first = {one.objection.digest: one for one in reversed(self.contested)}
        return [(first[name], self[name]) for name in self.fields if name in first]
