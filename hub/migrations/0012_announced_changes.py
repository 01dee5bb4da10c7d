"""What editors say to subscribers of a change of the law or of a glossary term."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("hub", "0011_announcement"),
    ]

    operations = [
        migrations.AddField(
            model_name="legalamendment",
            name="news",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="In English, in a sentence. Empty: nobody is written to.",
                max_length=300,
                verbose_name="what subscribers are told",
            ),
        ),
        migrations.CreateModel(
            name="TermChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.CharField(max_length=300, verbose_name="what changed")),
                ("fingerprint", models.CharField(max_length=32)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="hub.glossaryconcept"
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a glossary term",
                "verbose_name_plural": "changes of glossary terms",
                "constraints": [
                    models.UniqueConstraint(fields=("concept", "fingerprint"), name="hub_termchange_once")
                ],
            },
        ),
    ]
