"""Checks what 0021 added unchecked, and counts requests of a day by an index; nothing here locks against writing."""

from django.contrib.postgres.operations import AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("dissemination", "0021_subscribers_settings"),
    ]

    operations = [
        ValidateConstraint(model_name="subscriber", name="dissemination_subscriber_active_confirmed"),
        AddIndexConcurrently(
            model_name="optin",
            index=models.Index(fields=["asked_at"], name="dissemination_optin_of_day"),
        ),
    ]
