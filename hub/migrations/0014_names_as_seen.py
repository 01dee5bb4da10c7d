"""Organisations that are here already get the shape of their name, by which look-alikes are found."""

from django.db import migrations

from hub.people.organisation_names import skeleton


def fill(apps, schema_editor):
    organisations = apps.get_model("hub", "Organisation")
    for organisation in organisations.objects.filter(skeleton="").iterator():
        organisations.objects.filter(pk=organisation.pk).update(skeleton=skeleton(organisation.name))


class Migration(migrations.Migration):
    dependencies = [("hub", "0013_organisations_and_people")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
