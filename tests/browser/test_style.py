"""The stylesheets that readers get say what the theme's files say, in fewer bytes."""

from __future__ import annotations

import re
from pathlib import Path

from pages import build_site, write_content
from playwright.sync_api import Browser

from association.publishing.generator import LAYERS, STYLESHEETS

AS_UNDERSTOOD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


def test_joined_stylesheets_lose_no_rule(browser: Browser, repository: Path, tmp_path: Path) -> None:
    site = build_site(write_content(tmp_path / "content", {}), tmp_path)
    page = browser.new_page()

    def understood(css: str) -> list[str]:
        return [re.sub(r"\s", "", rule) for rule in page.evaluate(AS_UNDERSTOOD, css)]

    for name, parts in STYLESHEETS.items():
        (written,) = (path for path in site.files if re.fullmatch(rf"/theme/{name}\.\w+\.css", path))
        files = [(repository / "theme" / "static" / "css" / f"{part}.css").read_text("utf-8") for part in parts]
        meant = "@layer " + ", ".join(LAYERS) + ";\n" + "".join(files)
        assert understood(site.text(written)) == understood(meant)
        assert len(site.text(written)) < len(meant)
    page.close()
