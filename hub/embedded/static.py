"""Static files of `make run`: named by their content and gzipped, but not in the slow second format."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class QuickStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Brotli takes most of the time that collecting takes; production has that time."""

    def create_compressor(self, **options: Any) -> Compressor:
        return Compressor(**options, use_brotli=False)
