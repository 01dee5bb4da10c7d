"""Suggestions by a machine, apart from all translations."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('translation', '0004_check_waivers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MachineSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_key', models.UUIDField()),
                ('language', models.CharField(max_length=12)),
                ('key', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('engine', models.CharField(max_length=60)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'suggestion by a machine',
                'verbose_name_plural': 'suggestions by a machine',
                'constraints': [models.UniqueConstraint(fields=('page_key', 'language', 'key'), name='translation_machinesuggestion_unique')],
            },
        ),
        migrations.CreateModel(
            name='MachineRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_key', models.UUIDField()),
                ('language', models.CharField(max_length=12)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=7)),
                ('asked_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('count', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'request to a machine translator',
                'verbose_name_plural': 'requests to a machine translator',
                'constraints': [models.UniqueConstraint(fields=('page_key', 'language'), name='translation_machinerequest_unique')],
            },
        ),
    ]
