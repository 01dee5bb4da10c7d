"""The list of trainings in each language, below its front page."""

import uuid

from django.db import migrations
from django.utils import timezone
from wagtail.models import Page

WORDS = {
    "en": ("Training", "Trainings on the common procedures, and how to take part."),
    "ro": ("Formare", "Cursuri despre procedurile comune și cum puteți participa."),
    "nl": ("Training", "Trainingen over de gemeenschappelijke procedures, en hoe u meedoet."),
    "da": ("Kurser", "Kurser om de fælles procedurer, og hvordan du deltager."),
}


def open_the_lists(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType")
    page = apps.get_model("wagtailcore", "Page")
    home_page = apps.get_model("home", "HomePage")
    index = apps.get_model("research", "TrainingIndexPage")
    kind, _made = content_type.objects.get_or_create(app_label="research", model="trainingindexpage")
    now, key = timezone.now(), uuid.uuid4()
    for front in home_page.objects.filter(locale__language_code__in=WORDS).select_related("locale"):
        title, summary = WORDS[front.locale.language_code]
        last = page.objects.filter(path__startswith=front.path, depth=front.depth + 1).order_by("path").last()
        step = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
        index.objects.create(
            path=Page._get_path(front.path, front.depth + 1, step),
            depth=front.depth + 1,
            numchild=0,
            slug="training",
            url_path=f"{front.url_path}training/",
            title=title,
            draft_title=title,
            summary=summary,
            content_type=kind,
            locale=front.locale,
            translation_key=key,
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
        )
        page.objects.filter(pk=front.pk).update(numchild=front.numchild + 1)


class Migration(migrations.Migration):
    dependencies = [("research", "0001_trainings"), ("home", "0005_blocks_of_the_hub"), ("hub", "0003_foundations")]

    operations = [migrations.RunPython(open_the_lists, migrations.RunPython.noop)]
