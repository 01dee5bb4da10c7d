"""What was approved against which text stays as it was: the proof that a translation was current."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER translation_approval_append_only BEFORE UPDATE OR DELETE ON translation_approval
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""
CHANGEABLE = "DROP TRIGGER translation_approval_append_only ON translation_approval;"


class Migration(migrations.Migration):
    dependencies = [("translation", "0001_initial"), ("hub", "0003_foundations")]

    operations = [migrations.RunSQL(APPEND_ONLY, CHANGEABLE)]
