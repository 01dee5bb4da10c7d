"""Each text of an annex takes the day of review over; the column of the annex is dropped in a later release."""

from django.db import migrations

FILL = """
UPDATE manual_annexrevision revision SET review_date = annex.review_date
FROM manual_annex annex
WHERE annex.id = revision.annex_id AND annex.review_date IS NOT NULL AND revision.review_date IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("manual", "0014_annexrevision_review_date")]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.RemoveField(model_name="annex", name="review_date")]
        ),
    ]
