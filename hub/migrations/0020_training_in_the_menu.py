"""The room of trainings stands in the main menu, behind what an editor arranged there, where that has room."""

from django.db import migrations

MOST = 6


def add(apps, schema_editor):
    menu, entry = apps.get_model("hub", "Menu"), apps.get_model("hub", "MenuEntry")
    for main in menu.objects.filter(kind="main", language="en"):
        rows = entry.objects.filter(menu=main)
        if rows.count() < MOST and not rows.filter(place="training").exists():
            last = max(rows.values_list("sort_order", flat=True), default=-1)
            entry.objects.create(menu=main, place="training", sort_order=(last or 0) + 1)


class Migration(migrations.Migration):
    dependencies = [("hub", "0019_menus")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
