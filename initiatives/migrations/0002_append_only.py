from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER initiatives_event_append_only BEFORE UPDATE OR DELETE ON initiatives_event
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""


class Migration(migrations.Migration):
    """The history of an initiative can only grow."""

    dependencies = [("initiatives", "0001_initial"), ("hub", "0003_foundations")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER initiatives_event_append_only ON initiatives_event;"),
    ]
