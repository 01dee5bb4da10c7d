"""The room of research stands in the footer, behind what an editor arranged there, where that has room."""

from django.db import migrations

MOST = 16


def add(apps, schema_editor):
    menu, entry = apps.get_model("hub", "Menu"), apps.get_model("hub", "MenuEntry")
    for footer in menu.objects.filter(kind="footer", language="en"):
        rows = entry.objects.filter(menu=footer)
        if rows.count() < MOST and not rows.filter(place="research").exists():
            last = max(rows.values_list("sort_order", flat=True), default=-1)
            entry.objects.create(menu=footer, place="research", sort_order=(last or 0) + 1)


class Migration(migrations.Migration):
    dependencies = [("hub", "0020_training_in_the_menu")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
