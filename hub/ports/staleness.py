"""Which paragraphs of translated pages are out of date: asked by pages, answered by the room `translation`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from wagtail.models import Page


@dataclass(frozen=True)
class StaleParagraph:
    """A paragraph whose source has changed since its translation was approved, in more than its wording.

    `change` is `changed`, `added` or `removed`; `kind` is a `hub.models.ChangeKind`. `block_id` may be `title` or
    `summary`, which are paragraphs of a page as its blocks are.
    """

    block_id: str
    change: str
    kind: str
    since: datetime | None

    @property
    def is_legal(self) -> bool:
        """The law has changed: the source text is shown first."""
        return self.kind == "legal"


StaleLanguages = Mapping[str, Mapping[str, StaleParagraph]]
Provider = Callable[[UUID], StaleLanguages]

_provider: Provider | None = None


def provide(provider: Provider) -> None:
    """Fill the port; `translation` does so once at start."""
    global _provider  # the port is a slot of the process, filled once
    _provider = provider


def stale_languages(page_key: UUID) -> StaleLanguages:
    """By language and block id, only languages with such paragraphs; one query, none where no room fills the port."""
    return _provider(page_key) if _provider is not None else {}


def stale_paragraphs(page: Page) -> Mapping[str, StaleParagraph]:
    """Those of one translation, by block id; one query, none for a source page."""
    language = page.locale.language_code
    return {} if language == settings.LANGUAGE_CODE else stale_languages(page.translation_key).get(language, {})
