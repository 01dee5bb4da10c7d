"""What 0025 left: indexes and checks of what stands, while mail goes out."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("dissemination", "0025_language_policy"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="contentwording",
            index=models.Index(
                condition=models.Q(("fanned_out_at__isnull", True)),
                fields=["event"],
                name="dissemination_wording_waiting",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    """CREATE UNIQUE INDEX CONCURRENTLY dissemination_entry_told_once_a_language
                    ON dissemination_digestentry (subscriber_id, event_id, told_in)
                    WHERE state = 'attached' AND NOT told_in = ''""",
                    "DROP INDEX CONCURRENTLY dissemination_entry_told_once_a_language",
                ),
            ],
            state_operations=[
                migrations.AddConstraint(
                    model_name="digestentry",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("state", "attached"), models.Q(("told_in", ""), _negated=True)),
                        fields=("subscriber", "event", "told_in"),
                        name="dissemination_entry_told_once_a_language",
                    ),
                ),
            ],
        ),
        ValidateConstraint(model_name="digestentry", name="dissemination_entry_state_is_known"),
        ValidateConstraint(model_name="digestentry", name="dissemination_entry_told_in_a_message"),
        ValidateConstraint(model_name="subscriber", name="dissemination_subscriber_policy_known"),
    ]
