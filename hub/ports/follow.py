"""A box on the pages of every room that offers what is new about the page's subject by e-mail."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Subject:
    """What a page is about. Themes are slugs, countries ISO codes; `manual` where it shows the manual."""

    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    manual: bool = False


Provider = Callable[[Subject], SafeString]

_provider: Provider | None = None


def provide(provider: Provider) -> None:
    """Let the room that writes digests draw the box; it asks the database nothing, so that any page can carry it."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def box(subject: Subject) -> SafeString:
    """Empty where no room offers it."""
    return _provider(subject) if _provider else SafeString()
