"""In which language subscribers want to hear, and in which they were told. 0026 builds indexes and checks what stands."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

POLICIES = [
    ("fallback", "At once, in another language where mine is missing"),
    ("exact", "Only once it exists in my language"),
    ("both", "At once in another language, and again once it exists in mine"),
]


class Migration(migrations.Migration):

    dependencies = [
        ("dissemination", "0024_why_a_relay_refused"),
    ]

    operations = [
        migrations.AddField(
            model_name="contentwording",
            name="fanned_out_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="digestentry",
            name="told_in",
            field=models.CharField(blank=True, db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="optin",
            name="language_policy",
            field=models.CharField(blank=True, choices=POLICIES, db_default="", default="", max_length=8),
        ),
        migrations.AddField(
            model_name="subscriber",
            name="language_policy",
            field=models.CharField(
                choices=POLICIES,
                db_default="fallback",
                default="fallback",
                max_length=8,
                verbose_name="when my language is missing",
            ),
        ),
        migrations.AlterField(
            model_name="digestentry",
            name="state",
            field=models.CharField(
                choices=[
                    ("pending", "Waits for the next message"),
                    ("waiting", "Waits for words in the subscriber's language"),
                    ("attached", "Belongs to a message"),
                    ("withdrawn", "No longer to be sent"),
                    ("superseded", "Overtaken by newer news of the same item"),
                ],
                default="pending",
                max_length=10,
            ),
        ),
        migrations.RemoveConstraint(model_name="digestentry", name="dissemination_entry_state_known"),
        AddConstraintNotValid(
            model_name="digestentry",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["pending", "waiting", "attached", "withdrawn", "superseded"]),
                name="dissemination_entry_state_is_known",
            ),
        ),
        AddConstraintNotValid(
            model_name="digestentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "attached"), ("told_in", ""), _connector="OR"),
                name="dissemination_entry_told_in_a_message",
            ),
        ),
        AddConstraintNotValid(
            model_name="subscriber",
            constraint=models.CheckConstraint(
                condition=models.Q(language_policy__in=["fallback", "exact", "both"]),
                name="dissemination_subscriber_policy_known",
            ),
        ),
    ]
