"""What the journey of a shared questionnaire stands on, made inside the rig by `manage.py shell`."""

from hub.models import Organisation
from research.models import StudyKind, Wave
from research.services.shared_draft.ask import ask as ask_organisations
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from tests.factories import people
from tests.research.studies.making import study, wave

OWNER, MEMBER, STRANGER, EDITOR = (f"{name}@unit.example.org" for name in ("ana", "bo", "cy", "ed"))


def begin() -> None:
    """A round that is open; two organisations, one of them with two people; an editor."""
    owner = people.user(OWNER, first_name="Ana", last_name="Ionescu-Pop")
    there = people.organisation(owner=owner, name="Night Unit")
    people.join(people.user(MEMBER, first_name="Bo", last_name="Sand"), there)
    people.organisation(owner=people.user(STRANGER), name="Harbour House")
    people.user(EDITOR, "editor")
    wave(study(StudyKind.SHARED), Wave.When.ONCE)


def ask() -> None:
    """An editor chooses one of the two."""
    ask_organisations(wave=Wave.objects.get(), organisations=[Organisation.objects.get(name="Night Unit")])


def end() -> None:
    """The round is over, and its tables are made."""
    close_round(wave=Wave.objects.get())
    release_due()
