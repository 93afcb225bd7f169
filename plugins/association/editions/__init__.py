"""One site, several languages: what each edition has, where it stands, and what answers it in the others.

Nothing here knows associations or Pelican: an item is anything with a kind, an id, and languages it has words in.
"""

from association.editions.addresses import Addresses, Clash, PageId, Structure, beside
from association.editions.translations import Alternate, Item, State, SwitchLink, full_pairs, shown, state

__all__ = [
    "Addresses",
    "Alternate",
    "Clash",
    "Item",
    "PageId",
    "State",
    "Structure",
    "SwitchLink",
    "beside",
    "full_pairs",
    "shown",
    "state",
]
