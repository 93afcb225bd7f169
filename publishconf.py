"""What publishing adds to pelicanconf.py: the address under which the site stands."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # Pelican loads settings by path, so their folder is not searched
from pelicanconf import *  # noqa: E402, F403

# The address is the host's affair: the deploy workflow gives it. The default serves trial builds only.
SITEURL = os.environ.get("SITEURL", "https://example.org")
