"""The list of errors at the head of a form."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _


class Asked(forms.Form):
    name = forms.CharField(label=_("Name"))
    why = forms.CharField(label=_("How did it go?"))


def test_a_label_that_ends_a_sentence_gets_no_colon() -> None:
    html = render_to_string("hub/components/error_summary.html", {"form": Asked({})})
    assert "Name: This" in html and "How did it go? This" in html
