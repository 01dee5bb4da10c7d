from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessRule(models.Model):
    """A page, or a block of it, that only approved practitioners may read, in whatever language.

    Written by the publishing service from the source page; read through `hub.publishing.access` alone.
    An empty `block_id` means the page and all below it.
    """

    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True, default="")

    class Meta:
        verbose_name = _("access rule")
        verbose_name_plural = _("access rules")
        constraints = [models.UniqueConstraint(fields=["page_key", "block_id"], name="hub_accessrule_unique")]

    def __str__(self) -> str:
        return f"{self.page_key} {self.block_id}".strip()
