from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationProfile(models.Model):
    """What an organisation says of itself to partners. No address, no name of a person.

    Its names stand with the organisation (`hub.FormerName`), because others look for it by them.
    """

    class Size(models.TextChoices):
        UNDER_10 = "1-9", _("Under 10 people")
        UNDER_50 = "10-49", _("10 to 49 people")
        UNDER_250 = "50-249", _("50 to 249 people")
        LARGE = "250+", _("250 people or more")

    class TargetGroup(models.TextChoices):
        SEXUAL = "sexual", _("Sexually exploited children")
        LABOUR = "labour", _("Children exploited for labour")
        CRIME = "crime", _("Children made to beg or commit offences")
        MARRIAGE = "marriage", _("Children in forced marriage or illegal adoption")
        UNACCOMPANIED = "unaccompanied", _("Unaccompanied and separated children")
        MISSING = "missing", _("Missing children")
        IN_CARE = "in_care", _("Children in care")
        FAMILIES = "families", _("Families and carers")
        PROFESSIONALS = "professionals", _("Professionals")

    organisation = models.OneToOneField("hub.Organisation", on_delete=models.PROTECT, related_name="partner_profile")
    about = models.TextField(_("what you do"), max_length=600, blank=True)
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    themes = ArrayField(models.CharField(max_length=100), db_default=[], default=list, blank=True)
    target_groups = ArrayField(
        models.CharField(max_length=20, choices=TargetGroup.choices), db_default=[], default=list, blank=True
    )
    size = models.CharField(_("size"), max_length=10, choices=Size.choices, blank=True)
    safeguarding = models.TextField(_("how you keep children safe in your own work"), max_length=600, blank=True)
    safeguarding_on = models.DateField(_("safeguarding statement of"), null=True, blank=True)
    data_protection = models.CharField(
        _("office that answers for personal data"), max_length=120, blank=True, db_default="", default=""
    )
    data_protection_url = models.URLField(_("web form of that office"), blank=True, db_default="", default="")
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("profile of an organisation")
        verbose_name_plural = _("profiles of organisations")

    def __str__(self) -> str:
        return str(self.organisation)
