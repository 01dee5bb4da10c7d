"""Searches that rooms register, as something to subscribe to; 0030 checks what stands."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dissemination", "0028_digest_issues"),
    ]

    operations = [
        migrations.AddField(
            model_name="contentevent",
            name="searches",
            field=ArrayField(base_field=models.CharField(max_length=100), db_default=[], default=list, size=None),
        ),
        migrations.AlterField(
            model_name="subscription",
            name="scope",
            field=models.CharField(
                choices=[
                    ("all", "Everything new"),
                    ("manual", "The manual"),
                    ("theme", "Theme"),
                    ("country", "Country"),
                    ("search", "Saved search"),
                ],
                max_length=10,
            ),
        ),
        migrations.RemoveConstraint(model_name="subscription", name="dissemination_subscription_scope_whole"),
        AddConstraintNotValid(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scope__in", ["all", "manual"]), ("value", "")),
                    models.Q(
                        ("scope__in", ["theme", "country", "search"]), models.Q(("value", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="dissemination_subscription_scope_is_whole",
            ),
        ),
    ]
