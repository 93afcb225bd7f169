"""What is known, once: frozen records that know no files, no settings and no Pelican."""

from association.records.base import Record
from association.records.exchange import Need, Resource
from association.records.network import Agreement, Network, Organisation, Place
from association.records.participation import Event, Offer, Survey
from association.records.projects import Document, Programme, Project
from association.records.references import Reference, references
from association.records.site import Identity, Site
from association.records.texts import Article, Page, Version
from association.records.vocabulary import Field, Term, Topic

__all__ = [
    "Agreement",
    "Article",
    "Document",
    "Event",
    "Field",
    "Identity",
    "Need",
    "Network",
    "Offer",
    "Organisation",
    "Page",
    "Place",
    "Programme",
    "Project",
    "Record",
    "Reference",
    "Resource",
    "Site",
    "Survey",
    "Term",
    "Topic",
    "Version",
    "references",
]
