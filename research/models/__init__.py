"""Trainings: the page's words, the facts that hold in every language, who comes, and what proves it."""

from research.models.certificate import Certificate
from research.models.choices import HOLDS, MaterialKind, Place, Target
from research.models.material import Material
from research.models.registration import Invitation, Registration
from research.models.training import Training
from research.models.training_index import TrainingIndexPage
from research.models.training_page import FACTS, TrainingOrganisation, TrainingPage, TrainingTheme

__all__ = [
    "FACTS",
    "HOLDS",
    "Certificate",
    "Invitation",
    "Material",
    "MaterialKind",
    "Place",
    "Registration",
    "Target",
    "Training",
    "TrainingIndexPage",
    "TrainingOrganisation",
    "TrainingPage",
    "TrainingTheme",
]
