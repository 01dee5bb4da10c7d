"""More of what an organisation says of itself; its other names move to the hub, where others look for it by them.

The column of the names stays until no older process writes it.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

from hub.people.organisation_names import cleaned, skeleton


def move_names(apps, schema_editor):
    former = apps.get_model("hub", "FormerName")
    for profile in apps.get_model("initiatives", "OrganisationProfile").objects.exclude(former_names=""):
        name = cleaned(profile.former_names)
        former.objects.get_or_create(
            organisation_id=profile.organisation_id, name=name, defaults={"skeleton": skeleton(name)}
        )



class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0009_files'),
        ('hub', '0015_names_given_up'),
    ]

    operations = [
        migrations.RunPython(move_names, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='organisationprofile',
            name='former_names',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name='organisationprofile', name='former_names')]
        ),
        migrations.AddField(
            model_name='organisationprofile',
            name='data_protection',
            field=models.CharField(blank=True, db_default='', default='', max_length=120, verbose_name='office that answers for personal data'),
        ),
        migrations.AddField(
            model_name='organisationprofile',
            name='data_protection_url',
            field=models.URLField(blank=True, db_default='', default='', verbose_name='web form of that office'),
        ),
        migrations.AddField(
            model_name='organisationprofile',
            name='target_groups',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('sexual', 'Sexually exploited children'), ('labour', 'Children exploited for labour'), ('crime', 'Children made to beg or commit offences'), ('marriage', 'Children in forced marriage or illegal adoption'), ('unaccompanied', 'Unaccompanied and separated children'), ('missing', 'Missing children'), ('in_care', 'Children in care'), ('families', 'Families and carers'), ('professionals', 'Professionals')], max_length=20), blank=True, db_default=[], default=list, size=None),
        ),
        migrations.AddField(
            model_name='organisationprofile',
            name='themes',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, db_default=[], default=list, size=None),
        ),
    ]
