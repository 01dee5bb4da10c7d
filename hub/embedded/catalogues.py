"""Compiles the catalogues, where a machine has no gettext: `python -m hub.embedded.catalogues`."""

from pathlib import Path

import polib

from hub.embedded.places import CLONE


def compile_all() -> list[Path]:
    """Those whose text is newer than what was compiled."""
    made = []
    for source in sorted(CLONE.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        polib.pofile(str(source)).save_as_mofile(str(target))
        made.append(target)
    return made


if __name__ == "__main__":
    compile_all()
