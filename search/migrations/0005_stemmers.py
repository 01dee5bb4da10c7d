"""A configuration for every language that this server has a stemmer for."""

from django.db import migrations

from search.languages import server


def arrange(apps, schema_editor):
    server.arrange()


class Migration(migrations.Migration):
    dependencies = [("search", "0004_facets_and_lexicon")]

    operations = [migrations.RunPython(arrange, migrations.RunPython.noop)]
