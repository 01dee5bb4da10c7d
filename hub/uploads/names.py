"""The name of a file as it is kept and offered: letters, digits, spaces and dashes, with the ending of its kind."""

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from hub.uploads.kinds import FileKind

LONGEST = 80


def clean_name(name: str, kind: FileKind) -> str:
    """`name` without folders, hidden characters and a second ending; `file.<kind>` where nothing is left."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    visible = "".join(
        character for character in unicodedata.normalize("NFC", last) if unicodedata.category(character)[0] != "C"
    )
    stem = visible.rpartition(".")[0] or visible
    words = re.sub(r"[^\w \-]+", "-", stem).strip(" -_")
    return f"{words[:LONGEST].rstrip(' -_') or 'file'}.{kind}"
