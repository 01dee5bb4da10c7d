"""Addresses as another site needs them."""

from typing import Annotated

from django.conf import settings
from pydantic import AfterValidator


def absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}" if path.startswith("/") else path


Address = Annotated[str, AfterValidator(absolute)]
"""A path of the Hub, told with its host."""
