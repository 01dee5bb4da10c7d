"""What the journey of a training does at the organisers' desk, run inside the rig by `manage.py shell`."""

from datetime import timedelta

from django.utils import timezone

from research.models import Place, Training, TrainingIndexPage, TrainingPage
from research.services.training.certify import issue
from research.services.training.remind import remind
from research.services.training.say_who_came import say_who_came
from tests.research.conftest import BODY, say


def announce() -> None:
    """One place, in a month."""
    begins = timezone.now() + timedelta(days=30)
    page = TrainingPage(
        title="First hours",
        slug="first-hours",
        body=BODY,
        live=False,
        summary="First hours, in a day.",
        starts_at=begins,
        ends_at=begins + timedelta(hours=6),
        zone="Europe/Bucharest",
        place="Bucharest",
        languages=["en"],
        targets=["police"],
        edition="2",
        capacity=1,
    )
    TrainingIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    say(page)


def bring_forward() -> None:
    """To tomorrow: all are told, and the eve has come."""
    begins = timezone.now() + timedelta(hours=20)
    say(TrainingPage.objects.get(), starts_at=begins, ends_at=begins + timedelta(hours=6))
    remind()
    remind()


def let_it_pass() -> None:
    """As if a day had gone by; whoever had a place was there."""
    ends = timezone.now() - timedelta(hours=1)
    Training.objects.update(starts_at=ends - timedelta(hours=6), ends_at=ends)
    training = Training.objects.get()
    seated = training.registrations.filter(state=Place.SEATED)
    say_who_came(training=training, present=set(seated.values_list("key", flat=True)))
    issue(training=training)
    issue(training=training)
