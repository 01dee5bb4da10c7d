"""Triggers: what was seen stays as it was, and a text says for ever what it said."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER dissemination_deliveryevent_append_only BEFORE UPDATE OR DELETE ON dissemination_deliveryevent
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER dissemination_relayevidence_append_only BEFORE UPDATE OR DELETE ON dissemination_relayevidence
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER dissemination_messagetext_frozen BEFORE UPDATE ON dissemination_messagetext
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
"""

CHANGEABLE = """
DROP TRIGGER dissemination_deliveryevent_append_only ON dissemination_deliveryevent;
DROP TRIGGER dissemination_relayevidence_append_only ON dissemination_relayevidence;
DROP TRIGGER dissemination_messagetext_frozen ON dissemination_messagetext;
"""


class Migration(migrations.Migration):
    dependencies = [("dissemination", "0001_initial"), ("hub", "0003_foundations")]

    operations = [migrations.RunSQL(APPEND_ONLY, CHANGEABLE)]
