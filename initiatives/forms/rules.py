from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.content import RuleContent
from initiatives.models.choices import RULES

MOST_RULES = 4


class RuleForm(forms.Form):
    """One rule of the consortium: at least so many of something."""

    use_required_attribute = False

    least = forms.IntegerField(
        label=_("At least"),
        min_value=1,
        max_value=30,
        widget=forms.NumberInput(attrs={"class": "short"}),
        required=False,
    )
    of = forms.ChoiceField(label=_("Of what"), choices=[("", "—"), *RULES], required=False)

    def __init__(self, data: Any = None, *, position: int, rule: RuleContent | None) -> None:
        initial = {"least": rule.least, "of": rule.of} if rule else {}
        super().__init__(data, prefix=f"rules-{position}", initial=initial)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("least") and not data.get("of") and "of" not in self.errors:
            self.add_error("of", _("Say of what, or take the number out."))
        return data

    def rule(self) -> RuleContent | None:
        """The rule of the valid form, nothing where the line is empty."""
        data = self.cleaned_data
        return RuleContent(of=data["of"], least=data["least"] or 1) if data["of"] else None


def rule_forms(data: Any, rules: tuple[RuleContent, ...]) -> list[RuleForm]:
    """A fixed number of lines, so that none needs a script."""
    padded = [*rules, *[None] * MOST_RULES][:MOST_RULES]
    return [RuleForm(data, position=position, rule=rule) for position, rule in enumerate(padded)]
