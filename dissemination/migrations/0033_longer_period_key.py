"""Room for the number of a run out of turn, `2026-11-28.10`. A longer varchar changes no row in PostgreSQL."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dissemination", "0032_preflight"),
    ]

    operations = [
        migrations.AlterField(
            model_name="digestrun",
            name="period_key",
            field=models.CharField(max_length=16),
        ),
    ]
