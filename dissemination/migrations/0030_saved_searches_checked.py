"""The check that 0029 left."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("dissemination", "0029_saved_searches"),
    ]

    operations = [
        ValidateConstraint(model_name="subscription", name="dissemination_subscription_scope_is_whole"),
    ]
