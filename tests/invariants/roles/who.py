"""The demo log-ins, and those of them that often go together."""

ROLES = (
    *("anonymous", "partner", "practitioner", "editor", "translator.ro", "reviewer.ro", "lead.ro", "officer"),
    *("approver", "moderator", "auditor", "country.desk.nl", "admin"),
)
EVERYONE = " ".join(ROLES)
SIGNED_IN = " ".join(ROLES[1:])
STAFF = " ".join(role for role in ROLES if role not in {"anonymous", "partner", "practitioner"})
NOBODY = ""
ADMIN = "admin"
EDITORS = "editor admin"
OFFICERS = "officer admin"
EDITORIAL = "editor translator.ro reviewer.ro lead.ro auditor admin"
WORDINGS = "editor translator.ro reviewer.ro lead.ro admin"
COUNTRIES = "editor officer auditor country.desk.nl admin"
FACTS = "editor officer translator.ro reviewer.ro lead.ro auditor country.desk.nl admin"
PROVISIONS = "editor auditor country.desk.nl admin"
DISTRIBUTION = "officer approver auditor country.desk.nl admin"
DIGESTS = "officer approver auditor admin"
ORGANISATIONS = "officer approver moderator auditor country.desk.nl admin"
