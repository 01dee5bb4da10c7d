"""What was answered in a round, whatever kind of study it is of: answers, background and code of each."""

import json
from collections.abc import Iterator
from typing import Any

from research.models import Answer, Asked, Shared, Signature, SignedContent, Wave

Taken = tuple[dict[str, Any], dict[str, int], bytes]


def taken(wave: Wave) -> Iterator[Taken]:
    """Of organisations what is signed when it is asked; a draft is no answer."""
    if wave.study.is_shared:
        yield from _signed(wave)
    elif wave.study.is_named:
        rows = Asked.objects.filter(wave=wave).exclude(answered_at=None).order_by("pk")
        yield from ((answers, background, b"") for answers, background in rows.values_list("answers", "background"))
    else:
        answers = Answer.objects.filter(wave=wave).order_by("pk").values_list("answers", "background", "code")
        yield from ((said, background, bytes(code)) for said, background, code in answers.iterator())


def _signed(wave: Wave) -> Iterator[Taken]:
    """Of each organisation the newest signature."""
    keys = wave.shared.filter(state=Shared.State.SIGNED).values("key")
    newest = Signature.objects.filter(shared_key__in=keys).order_by("shared_key", "-number").distinct("shared_key")
    for content in SignedContent.objects.filter(signature__in=newest.values("pk")).order_by("pk"):
        said = json.loads(content.text)
        yield said["answers"], said["background"], b""
