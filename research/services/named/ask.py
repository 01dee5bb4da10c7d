"""People are asked by a personal link each; an address once in a round."""

from collections.abc import Sequence

from django.db import transaction

from hub.ports import notices
from research.emails import questionnaires
from research.errors import NotNowError
from research.keys import asked_fingerprint
from research.models import Asked, Draft, Wave


def ask(*, wave: Wave, addresses: Sequence[str], language: str) -> int:
    """How many are new. Raises NotNowError where the round takes no answers."""
    wanted = {asked_fingerprint(address): address for address in addresses}
    with transaction.atomic():
        wave = Wave.objects.select_for_update(of=["self"]).select_related("study").get(pk=wave.pk)
        if not wave.study.is_named or not wave.takes_answers:
            raise NotNowError
        known = {bytes(one) for one in wave.asked.values_list("address_hash", flat=True)}
        new = [(digest, address) for digest, address in wanted.items() if digest not in known]
        for digest, address in new:
            made = Asked.objects.create(wave=wave, email=address, address_hash=digest, language=language)
            notices.send(questionnaires.asked(made))
        return len(new)


def take_back(*, asked: Asked) -> None:
    """The link opens nothing any more. Raises NotNowError where it was answered by."""
    with transaction.atomic():
        if asked.draft:
            Draft.objects.filter(pk=asked.draft).delete()
        row = Asked.objects.select_for_update().filter(pk=asked.pk).first()
        if row is None:
            return
        if row.answered_at is not None or row.draft != asked.draft:
            raise NotNowError
        notices.forget(f"asked:{row.key}:")
        row.delete()
