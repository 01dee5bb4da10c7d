"""What a question reads of every entry that it finds lies in the row itself, not in the table of long values.

Nothing is written anew: it holds for entries as they are written.
"""

from django.db import migrations

READ = ("vector", "themes", "countries")


def storage(kind):
    return [f"ALTER TABLE search_searchentry ALTER COLUMN {column} SET STORAGE {kind}" for column in READ]


class Migration(migrations.Migration):
    dependencies = [("search", "0009_asked")]

    operations = [migrations.RunSQL(storage("MAIN"), storage("EXTENDED"))]
