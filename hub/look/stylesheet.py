"""One stylesheet out of one file per component: a page asks for hub/hub.css and nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).parent / "static/hub/css"
NAME = "hub/hub.css"


def sources() -> list[Path]:
    head = [SOURCES / f"{name}.css" for name in ("tokens", "base", "layout")]
    return [*head, *sorted((SOURCES / "components").glob("*.css")), SOURCES / "print.css"]


def compose() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sources())


class StylesheetFinder(BaseFinder):
    """Writes the sheet when a source is newer than it, so development and collectstatic see the same file."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(location=settings.HUB_BUILD_ROOT)

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        if path != NAME:
            return []
        built = str(self._built())
        return [built] if find_all else built

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self._built()
        yield NAME, self.storage

    def _built(self) -> Path:
        target = Path(self.storage.path(NAME))
        newest = max(path.stat().st_mtime for path in sources())
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".new")
            draft.write_text(compose(), encoding="utf-8")
            draft.replace(target)
        return target
