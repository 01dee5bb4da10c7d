from django import forms

from initiatives.attestation import CURRENT, WORDINGS


class AttestForm(forms.Form):
    """The author's statement at submitting. A draft is saved without it; the service asks for it."""

    use_required_attribute = False

    attest = forms.BooleanField(label=WORDINGS[CURRENT], required=False)
