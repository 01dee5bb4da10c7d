"""The list of studies in each language, below its front page."""

import uuid

from django.db import migrations
from django.utils import timezone
from wagtail.models import Page

WORDS = {
    "en": ("Research", "What officers, social workers and the figures tell us, and what was changed because of it."),
    "ro": ("Cercetare", "Ce ne spun polițiștii, asistenții sociali și cifrele și ce am schimbat datorită lor."),
    "nl": ("Onderzoek", "Wat politie, maatschappelijk werk en cijfers ons vertellen, en wat daardoor veranderde."),
    "da": ("Forskning", "Hvad politi, socialrådgivere og tallene fortæller os, og hvad der blev ændret af den grund."),
}


def open_the_lists(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType")
    page = apps.get_model("wagtailcore", "Page")
    home_page = apps.get_model("home", "HomePage")
    index = apps.get_model("research", "ResearchIndexPage")
    kind, _made = content_type.objects.get_or_create(app_label="research", model="researchindexpage")
    now, key = timezone.now(), uuid.uuid4()
    for front in home_page.objects.filter(locale__language_code__in=WORDS).select_related("locale"):
        title, summary = WORDS[front.locale.language_code]
        last = page.objects.filter(path__startswith=front.path, depth=front.depth + 1).order_by("path").last()
        step = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
        index.objects.create(
            path=Page._get_path(front.path, front.depth + 1, step),
            depth=front.depth + 1,
            numchild=0,
            slug="research",
            url_path=f"{front.url_path}research/",
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
    dependencies = [("research", "0006_frozen"), ("home", "0005_blocks_of_the_hub"), ("hub", "0003_foundations")]

    operations = [migrations.RunPython(open_the_lists, migrations.RunPython.noop)]
