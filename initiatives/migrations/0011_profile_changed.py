from django.db import migrations, models


class Migration(migrations.Migration):
    """When an organisation last changed what it says of itself, so that moderators see which have."""

    dependencies = [("initiatives", "0010_profiles")]

    operations = [
        migrations.AddField(
            model_name="organisationprofile",
            name="changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
