"""Triggers: what people answered stays what was asked, and what was published stays as it was."""

from django.db import migrations

FROZEN = """
CREATE TRIGGER research_version_append_only BEFORE UPDATE OR DELETE ON research_version
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER research_releasedtable_append_only BEFORE UPDATE OR DELETE ON research_releasedtable
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""
CHANGEABLE = """
DROP TRIGGER research_version_append_only ON research_version;
DROP TRIGGER research_releasedtable_append_only ON research_releasedtable;
"""


class Migration(migrations.Migration):
    dependencies = [("research", "0005_studies"), ("hub", "0003_foundations")]

    operations = [migrations.RunSQL(FROZEN, CHANGEABLE)]
