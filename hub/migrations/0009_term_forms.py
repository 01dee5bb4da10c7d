"""Words beside the terms of the glossary: those that will do as well, and those that translators must not use."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hub', '0008_law_language'),
    ]

    operations = [
        migrations.CreateModel(
            name='TermForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('text', models.CharField(max_length=120, verbose_name='word')),
                ('verdict', models.CharField(choices=[('allowed', 'Allowed'), ('forbidden', 'Not to be used')], max_length=9, verbose_name='verdict')),
                ('why', models.CharField(blank=True, help_text='Translators read it; say it for each word not to be used.', max_length=300, verbose_name='why')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='term_forms', to='hub.glossaryconcept')),
            ],
            options={
                'verbose_name': 'word beside a glossary term',
                'verbose_name_plural': 'words beside glossary terms',
                'constraints': [models.UniqueConstraint(fields=('concept', 'language', 'text'), name='hub_termform_unique'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'forbidden'), _negated=True), models.Q(('why', ''), _negated=True), _connector='OR'), name='hub_termform_says_why', violation_error_message='Say why this word is not to be used.')],
            },
        ),
    ]
