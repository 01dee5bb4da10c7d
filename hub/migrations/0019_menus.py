"""Menus in the hands of editors: the source language's begin as the Hub had them; all others follow it."""

import django.db.models.deletion
import hub.menus.places
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


MENUS = {
    "main": ["manual", "news", "partners"],
    "footer": [
        *("coverage", "help", "accessibility", "privacy", "cookies", "legal-notice", "contact", "feedback", "machines"),
    ],
}


def arrange(apps, schema_editor):
    menu, entry = apps.get_model("hub", "Menu"), apps.get_model("hub", "MenuEntry")
    for kind, places in MENUS.items():
        made = menu.objects.create(kind=kind, language="en")
        entry.objects.bulk_create(
            entry(menu=made, place=place, sort_order=number) for number, place in enumerate(places)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0018_version_changed_at'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Menu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('main', 'Main menu'), ('footer', 'Footer')], max_length=10, verbose_name='menu')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
            ],
            options={
                'verbose_name': 'menu',
                'verbose_name_plural': 'menus',
                'ordering': ['language', 'kind'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'language'), name='hub_menu_unique', violation_error_message='This language has an arrangement of its own already.')],
            },
        ),
        migrations.CreateModel(
            name='MenuEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('place', models.CharField(blank=True, choices=hub.menus.places.choices, max_length=40, verbose_name='fixed place')),
                ('label', models.CharField(blank=True, max_length=40, verbose_name='own label')),
                ('menu', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='hub.menu')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'entry',
                'verbose_name_plural': 'entries',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('page__isnull', False), ('place', '')), models.Q(models.Q(('place', ''), _negated=True), ('page', None)), _connector='OR'), name='hub_menuentry_leads_to_one_thing', violation_error_message='Choose either a fixed place or a page.')],
            },
        ),
        migrations.RunPython(arrange, migrations.RunPython.noop),
    ]
