"""Keeps the bytes of a picture or form for editions, once, under the hash of them."""

import hashlib

from manual.models.kept_file import KeptFile


def keep(*, content: bytes, extension: str) -> str:
    """Keep `content` and return its name, `<sha256>.<extension>`. Runs in the transaction that freezes."""
    name = f"{hashlib.sha256(content).hexdigest()}.{extension.lower()}"
    KeptFile.objects.bulk_create([KeptFile(name=name, content=content)], ignore_conflicts=True)
    return name
