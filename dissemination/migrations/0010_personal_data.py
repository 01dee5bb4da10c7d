"""What is said about contacts, who was told, and the yearly question; what was told stays as it was."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


APPEND_ONLY = """
CREATE TRIGGER dissemination_informed_append_only BEFORE UPDATE OR DELETE ON dissemination_informed
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""
CHANGEABLE = "DROP TRIGGER dissemination_informed_append_only ON dissemination_informed;"


class Migration(migrations.Migration):
    dependencies = [
        ("dissemination", "0009_schedule"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Informed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contact_id", models.UUIDField(db_index=True)),
                ("message_id", models.UUIDField(unique=True)),
                ("text_version", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "information given to a contact",
                "verbose_name_plural": "information given to contacts",
                "ordering": ["at"],
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="told_hash",
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.CreateModel(
            name="ContactRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("replace", "Write to another address instead"), ("remove", "Remove this contact")],
                        max_length=10,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("answer", "With the answer about an edition"),
                            ("notice", "From the page about the contact"),
                            ("review", "When the agency was asked whether all is right"),
                        ],
                        max_length=10,
                    ),
                ),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("address_hash", models.BinaryField(max_length=32, null=True)),
                ("role_title", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                ("barred", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Waits for an officer"), ("accepted", "Accepted"), ("refused", "Refused")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="dissemination.agency"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="dissemination.contact"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "request about a contact",
                "verbose_name_plural": "requests about contacts",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "replace"), ("state", "open")),
                        fields=("contact", "address_hash"),
                        name="dissemination_request_replace_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "remove"), ("state", "open")),
                        fields=("contact",),
                        name="dissemination_request_remove_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="dissemination_request_decided_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due", models.DateField()),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "said",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not answered"),
                            ("right", "It is right"),
                            ("replace", "Named another address"),
                            ("remove", "Asked to be removed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="dissemination.contact"
                    ),
                ),
            ],
            options={
                "verbose_name": "yearly question to a contact",
                "verbose_name_plural": "yearly questions to contacts",
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("said", "")), fields=["asked_at"], name="dissemination_review_open"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("contact", "due"), name="dissemination_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("said", "")),
                            models.Q(models.Q(("said", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="dissemination_review_answered_whole",
                    ),
                ],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, CHANGEABLE),
    ]
