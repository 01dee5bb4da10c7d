"""Widgets of the browser's own kinds, whose values have one form in every language."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day. HTML wants it as `2026-11-28`; written in the reader's way, as Django does, the field would stay empty."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
