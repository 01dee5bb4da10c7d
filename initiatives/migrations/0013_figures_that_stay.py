from django.db import migrations, models

BACKFILL = """
UPDATE initiatives_interest i SET initiative_kind = n.kind, author_country = o.country_id
FROM initiatives_seat s
JOIN initiatives_initiative n ON n.id = s.initiative_id
JOIN hub_organisation o ON o.id = n.organisation_id
WHERE s.id = i.seat_id
"""


class Migration(migrations.Migration):
    """Offers keep what they were counted as, and forgotten ones stay counted without a name."""

    dependencies = [("initiatives", "0012_found_in_files")]

    operations = [
        migrations.CreateModel(
            name="FormerOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=2)),
                ("kind", models.CharField(max_length=10)),
                ("came_in", models.DateTimeField()),
                ("taken_in", models.DateTimeField(blank=True, null=True)),
                ("days", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "forgotten offer",
                "verbose_name_plural": "forgotten offers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__isnull", True), ("taken_in__isnull", True))
                        | models.Q(("days__isnull", False), ("taken_in__isnull", False)),
                        name="initiatives_formeroffer_taken_whole",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="initiative",
            name="forgotten_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="interest",
            name="initiative_kind",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=10),
        ),
        migrations.AddField(
            model_name="interest",
            name="author_country",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=2),
        ),
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
    ]
