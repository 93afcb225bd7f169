"""The stylesheets that readers get say what the theme's files say, in fewer bytes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from association.publishing.theme import LAYERS, STYLES, Theme

AS_UNDERSTOOD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


def test_styles_lose_no_rule(browser: Browser, repository: Path) -> None:
    written = Theme(repository / "theme", "", offline=False).styles
    css = repository / "theme" / "static" / "css"
    colours = re.findall(r"(--[a-z]+-\d|--amber): (#\w+);", (css / "palette.css").read_text("utf-8"))
    page = browser.new_page()

    def understood(css: str) -> list[str]:
        return [re.sub(r"\s", "", rule) for rule in page.evaluate(AS_UNDERSTOOD, css)]

    for name, parts in STYLES.items():
        files = [(css / f"{part}.css").read_text("utf-8") for part in (*LAYERS, *parts)]
        meant = "@layer " + ", ".join(LAYERS) + ";\n" + "".join(files)
        for colour, value in colours:
            meant = meant.replace(f"var({colour})", value)
        assert understood(written[name]) == understood(meant)
        assert len(written[name]) < len(meant)
    page.close()
