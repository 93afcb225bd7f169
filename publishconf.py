"""What publishing adds to pelicanconf.py: the address under which the site stands."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # Pelican loads settings by path, so their folder is not searched
from pelicanconf import *  # noqa: E402, F403

# The address is the host's affair: the deploy workflow gives it. The default serves trial builds only.
SITEURL = os.environ.get("SITEURL", "https://example.org")

# Nothing is published without an address: every link in feeds, the sitemap and the heads of pages needs it.
PUBLISHING = True

# Pages that were visited can be read without a connection: a service worker keeps them on the reader's own machine.
# With False, what was kept is given up at the next visit. Not while writing: a kept page would hide an edit.
OFFLINE = True
