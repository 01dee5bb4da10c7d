"""The front page and the list of news in each language, and the site that begins at them."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations
from django.utils import timezone

HEADING = {
    "en": "When a child may have been trafficked, know the next step",
    "ro": "Când un copil poate fi victimă a traficului, aflați pasul următor",
    "nl": "Is een kind misschien slachtoffer van mensenhandel? Weet de volgende stap",
    "da": "Når et barn kan være offer for menneskehandel: kend det næste skridt",
}
SUMMARY = {
    "en": "One manual of common procedures for police officers and social workers in 30 countries, kept current in "
    "their languages.",
    "ro": "Un singur manual de proceduri comune pentru polițiști și asistenți sociali din 30 de țări, ținut la zi în "
    "limbile lor.",
    "nl": "Eén handboek met gemeenschappelijke procedures voor politie en maatschappelijk werk in 30 landen, "
    "actueel gehouden in hun talen.",
    "da": "Én håndbog med fælles procedurer for politi og socialrådgivere i 30 lande, holdt ajour på deres sprog.",
}
NEWS = {
    "en": ("News", "What is new in the manual, in the law and among the partners."),
    "ro": ("Noutăți", "Ce este nou în manual, în lege și între parteneri."),
    "nl": ("Nieuws", "Wat er nieuw is in het handboek, in de wet en bij de partners."),
    "da": ("Nyheder", "Hvad der er nyt i håndbogen, i loven og blandt partnerne."),
}


def open_the_house(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType")
    page = apps.get_model("wagtailcore", "Page")
    site = apps.get_model("wagtailcore", "Site")
    locale = apps.get_model("wagtailcore", "Locale")
    home_page = apps.get_model("home", "HomePage")
    news_index = apps.get_model("home", "NewsIndexPage")

    site.objects.all().delete()
    page.objects.filter(depth=2, slug="home").delete()
    home_type, _made = content_type.objects.get_or_create(app_label="home", model="homepage")
    news_type, _made = content_type.objects.get_or_create(app_label="home", model="newsindexpage")
    root = page.objects.get(depth=1)
    home_key, news_key = uuid.uuid4(), uuid.uuid4()
    now = timezone.now()
    shared = {
        "live": True,
        "has_unpublished_changes": False,
        "first_published_at": now,
        "last_published_at": now,
    }
    fronts = {}
    for number, (language, heading) in enumerate(HEADING.items(), start=1):
        slug = "home" if language == "en" else f"home-{language}"
        row = locale.objects.get_or_create(language_code=language)[0]
        path = f"{root.path}{number:04d}"
        fronts[language] = home_page.objects.create(
            path=path,
            depth=2,
            numchild=1,
            slug=slug,
            url_path=f"/{slug}/",
            title="The Hub",
            draft_title="The Hub",
            heading=heading,
            summary=SUMMARY[language],
            content_type=home_type,
            locale=row,
            translation_key=home_key,
            **shared,
        )
        title, summary = NEWS[language]
        news_index.objects.create(
            path=f"{path}0001",
            depth=3,
            numchild=0,
            slug="news",
            url_path=f"/{slug}/news/",
            title=title,
            draft_title=title,
            summary=summary,
            content_type=news_type,
            locale=row,
            translation_key=news_key,
            **shared,
        )
    root.numchild = len(fronts)
    root.save(update_fields=["numchild"])
    address = urlsplit(settings.HUB_PUBLIC_URL)
    site.objects.create(
        hostname=address.hostname or "localhost",
        port=address.port or (443 if address.scheme == "https" else 80),
        site_name="The Hub",
        root_page=fronts["en"],
        is_default_site=True,
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("hub", "0003_foundations")]

    operations = [migrations.RunPython(open_the_house, migrations.RunPython.noop)]
