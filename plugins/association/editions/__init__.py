"""One site, several languages: what each edition has, where it stands, and what answers it in the others.

Nothing here knows associations or Pelican: an item is anything with a kind, an id, and languages it has words in.
"""

from association.editions.addresses import Addresses, Clash, PageId, Structure
from association.editions.translations import Alternate, Item, State, SwitchLink, shown, state

__all__ = ["Addresses", "Alternate", "Clash", "Item", "PageId", "State", "Structure", "SwitchLink", "shown", "state"]
