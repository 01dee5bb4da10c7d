"""The translation memory: trigrams find texts that are alike, so the index needs `pg_trgm`."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('translation', '0002_approvals_stay'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='MemorySource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('words', models.TextField()),
                ('sha256', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': 'remembered text',
                'verbose_name_plural': 'remembered texts',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['words'], name='translation_memory_alike', opclasses=['gin_trgm_ops'])],
            },
        ),
        migrations.CreateModel(
            name='MemoryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('text', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='translation.memorysource')),
            ],
            options={
                'verbose_name': 'remembered translation',
                'verbose_name_plural': 'remembered translations',
            },
        ),
        migrations.CreateModel(
            name='MemoryPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_key', models.UUIDField()),
                ('block_id', models.CharField(max_length=36)),
                ('path', models.TextField()),
                ('revision_id', models.BigIntegerField()),
                ('source_revision_id', models.BigIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='translation.memoryentry')),
            ],
            options={
                'verbose_name': 'place of a remembered translation',
                'verbose_name_plural': 'places of remembered translations',
                'indexes': [models.Index(fields=['page_key'], name='translation_memoryplace_page')],
                'constraints': [models.UniqueConstraint(fields=('entry', 'page_key', 'path'), name='translation_memoryplace_unique')],
            },
        ),
        migrations.AddConstraint(
            model_name='memoryentry',
            constraint=models.UniqueConstraint(fields=('source', 'language', 'sha256'), name='translation_memoryentry_unique'),
        ),
    ]
