"""Views of the reference data in the admin: what is saved goes through a service, and is logged as Wagtail does."""

from typing import Any

from django.http import Http404
from wagtail.admin.views import generic
from wagtail.log_actions import log

from hub.reference.services.save_concept import save_concept
from hub.reference.services.save_fact import save_fact
from hub.reference.services.save_provision import save_provision
from hub.reference.services.save_term import save_term
from hub.reference.services.save_wording import save_wording


class IndexView(generic.IndexView):
    """Links to edit only what the person may edit."""

    def get_edit_url(self, instance: Any) -> str | None:
        allowed = self.user_has_permission_for_instance("change", instance)
        return super().get_edit_url(instance) if allowed else None


class OwnRows:
    """A row that is not the person's to change is not found."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", found):
            raise Http404
        return found


class Conceptual:
    def save_instance(self) -> Any:
        save_concept(concept=self.form.instance)
        return logged(self)


class Worded:
    def save_instance(self) -> Any:
        save_wording(row=self.form.instance, by=self.request.user)
        return logged(self)


class Factual:
    def save_instance(self) -> Any:
        save_fact(fact=self.form.instance, by=self.request.user)
        return logged(self)


class Provisional:
    def save_instance(self) -> Any:
        save_provision(provision=self.form.instance, by=self.request.user)
        return logged(self)


class TermWorded:
    def save_instance(self) -> Any:
        form = self.form
        save_term(row=form.instance, by=self.request.user, note=form.cleaned_data["change_note"])
        return logged(self)


def logged(view: Any) -> Any:
    created = isinstance(view, generic.CreateView)
    log(instance=view.form.instance, action="wagtail.create" if created else "wagtail.edit", user=view.request.user)
    return view.form.instance


class ConceptCreateView(Conceptual, generic.CreateView):
    pass


class ConceptEditView(Conceptual, generic.EditView):
    pass


class WordingCreateView(Worded, generic.CreateView):
    pass


class WordingEditView(OwnRows, Worded, generic.EditView):
    pass


class TermCreateView(TermWorded, generic.CreateView):
    pass


class TermEditView(OwnRows, TermWorded, generic.EditView):
    pass


class FactCreateView(Factual, generic.CreateView):
    pass


class FactEditView(OwnRows, Factual, generic.EditView):
    pass


class ProvisionCreateView(Provisional, generic.CreateView):
    pass


class ProvisionEditView(OwnRows, Provisional, generic.EditView):
    pass
