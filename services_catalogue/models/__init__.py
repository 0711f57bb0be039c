"""The records of the catalogue and the terms that they are sorted by."""

from services_catalogue.models.area import Area
from services_catalogue.models.children import (
    ApplicationWindow,
    Channel,
    ContactPoint,
    CostOption,
    HoursException,
    LegalBasis,
    Referral,
    RequiredDocument,
    ServiceAtLocation,
    ServiceForm,
)
from services_catalogue.models.eligibility import EligibilityCriterion
from services_catalogue.models.entry import SPOKEN_LANGUAGES, AbstractContact, AbstractLegalBasis, Entry
from services_catalogue.models.funding import FundingProgramme
from services_catalogue.models.location import Accessibility, Location, Tenancy
from services_catalogue.models.organisation import Organisation, OrganisationContact, OrganisationLegalBasis, Partnership
from services_catalogue.models.service import Service
from services_catalogue.models.taxonomy import Audience, Category

__all__ = [
    "SPOKEN_LANGUAGES", "AbstractContact", "AbstractLegalBasis", "Accessibility", "ApplicationWindow", "Area", "Audience",
    "Category", "Channel", "ContactPoint", "CostOption", "EligibilityCriterion", "Entry", "FundingProgramme",
    "HoursException", "LegalBasis", "Location", "Organisation", "OrganisationContact", "OrganisationLegalBasis",
    "Partnership", "Referral", "RequiredDocument", "Service", "ServiceAtLocation", "ServiceForm", "Tenancy",
]  # fmt: skip
