"""What 0012 to 0016 need of indexes, built and checked while mail goes out: nothing here locks a table against writing."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("dissemination", "0016_reminders"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="deliveryevent",
            index=models.Index(
                condition=models.Q(
                    ("kind__in", ["auto_reply", "blocked", "bounced_hard", "bounced_soft", "complained"])
                ),
                fields=["id"],
                name="dissemination_event_followed",
            ),
        ),
        AddIndexConcurrently(
            model_name="outboundmessage",
            index=models.Index(
                condition=models.Q(("state", "queued")),
                fields=["lane", "to_domain", "not_before", "id"],
                name="dissemination_message_domain",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    """CREATE UNIQUE INDEX CONCURRENTLY dissemination_delivery_once_a_way
                    ON dissemination_delivery (plan_id, agency_id, channel) WHERE contact_id IS NULL""",
                    "DROP INDEX CONCURRENTLY dissemination_delivery_once_a_way",
                ),
            ],
            state_operations=[
                migrations.AddConstraint(
                    model_name="delivery",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("contact__isnull", True)),
                        fields=("plan", "agency", "channel"),
                        name="dissemination_delivery_once_a_way",
                    ),
                ),
            ],
        ),
        ValidateConstraint(model_name="delivery", name="dissemination_delivery_mail_to_somebody"),
        AddIndexConcurrently(
            model_name="outboundmessage",
            index=models.Index(fields=["recipient"], name="dissemination_message_for"),
        ),
    ]
