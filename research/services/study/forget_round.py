"""What was said with a name or for an organisation goes with its round, so many days after it closed."""

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.publishing.calendar import today
from research.models import SaidInWords, Shared, Signature, SignedContent, StudyKind, Wave
from research.services.named.forget import forget

WITH_NAMES = (StudyKind.NAMED, StudyKind.SHARED)


def forget_due_rounds() -> int:
    """Every published round with names whose days are over; how many."""
    rounds = Wave.objects.filter(study__kind__in=WITH_NAMES, state=Wave.State.RELEASED, forgotten_at=None)
    due = [wave for wave in rounds.select_related("study") if wave.forget_on and wave.forget_on <= today()]
    return one_by_one(due, act=_forget)


def forget_round(*, wave: Wave) -> None:
    """Addresses, answers and drafts of the round; signatures stay, hashes without what they are of."""
    with transaction.atomic():
        wave = Wave.objects.select_for_update().get(pk=wave.pk)
        for key in list(wave.asked.values_list("key", flat=True)):
            forget(key=key)
        signatures = Signature.objects.filter(wave_key=wave.key)
        SignedContent.objects.filter(signature__in=signatures).delete()
        Shared.objects.filter(wave=wave).update(answers={}, touched={})
        SaidInWords.objects.filter(wave=wave).exclude(state=SaidInWords.State.PUBLISHED).delete()
        SaidInWords.objects.filter(wave=wave).update(original="")
        wave.forgotten_at = timezone.now()
        wave.save(update_fields=["forgotten_at"])


def _forget(wave: Wave) -> bool:
    forget_round(wave=wave)
    return True
