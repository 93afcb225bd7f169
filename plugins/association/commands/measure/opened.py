"""What Chromium shows of a page of each kind: accessibility, focus, narrow windows, no script, print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from association.commands.measure import Row, not_measured, worst
from association.commands.measure.written import WrittenSite
from association.problems import counted, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")  # Debian's
NO_CHROMIUM = said("Debian's chromium is not installed")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDTHS, SCHEMES, NARROWEST = (360, 1280), ("light", "dark"), 320
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},  # AAA: 7:1
        "color-contrast": {"enabled": False},  # AA, which the other holds too
    },
}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}

# Only what is wrong and one number come back: all that axe has to tell takes longer than the looking.
RUN_AXE = """async options => {
  const told = await axe.run(options);
  const rules = [...told.passes, ...told.violations].filter(rule => rule.id === 'color-contrast-enhanced');
  const checks = rules.flatMap(rule => rule.nodes).flatMap(node => node.any);
  const ratios = checks.map(check => check.data?.contrastRatio).filter(Boolean);
  return {
    faults: told.violations.map(rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]),
    contrast: Math.min(21, ...ratios)
  };
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LENGTHEN = """() => {
  const word = 'Nepretrunīgiizsakāmākajiemapstākļiem'.padEnd(40, 'm'), id = '2017.LV/NVOF/DAP/MIC/028'.repeat(3);
  for (const one of document.querySelectorAll('h1, h2, h3, p, dt, dd, th, td, label, li > a')) one.append(' ' + word);
  const table = document.createElement('table');
  table.innerHTML = '<tr>' + ('<td>' + word + ' ' + id + '</td>').repeat(5) + '</tr>';
  document.querySelector('main').append(table, id);
}"""
_STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility() || one.matches('.skip-link')).length"""
_STOP = """() => {
  const one = document.activeElement, box = one.getClientRects()[0], style = getComputedStyle(one);
  if (!box) return null;
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
  return {
    href: one.getAttribute('href'), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    covered: !(top && (one.contains(top) || top.contains(one))), what: one.outerHTML.slice(0, 80)
  };
}"""


def opened_rows(site: WrittenSite, address: str) -> Iterator[Row]:
    what = said("axe, contrast, focus, 320 px, no script, print")
    try:
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import sync_playwright
    except ImportError:
        yield not_measured(what, "0", said("pip install -e '.[test]' brings it"))
        return
    if not CHROMIUM.exists():
        yield not_measured(what, "0", NO_CHROMIUM)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield from _looked_at(site, browser, address, Axe().axe_script)
        yield _without_script(site, browser, address)
        yield _printed(site, browser, address)
        browser.close()


def _looked_at(site: WrittenSite, browser: Browser, address: str, axe: str) -> Iterator[Row]:
    requests, elsewhere, faults, contrasts = {}, {}, {}, {}
    sideways, bad_stops, stops, runs = {}, {}, 0, 0
    for path in site.of_each_kind:
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce")
        asked: list[Any] = []
        page.on("request", lambda request, asked=asked: asked.append(request))
        page.goto(address + path)
        requests[path] = sum(one.resource_type != "image" and not one.url.startswith("data:") for one in asked)
        elsewhere[path] = sum(not one.url.startswith((address, "data:")) for one in asked)
        seen = stops_of(page)
        stops += len(seen)
        bad = [one["what"] for one in seen if not one["ring"] or one["covered"]]
        bad_stops[path] = bad if seen and seen[0]["href"] == "#content" else ["no skip link first", *bad]
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                told = page.evaluate(RUN_AXE, AXE)
                runs += 1
                faults.setdefault(path, []).extend([*fault, width, scheme] for fault in told["faults"])
                contrasts[scheme] = min((told["contrast"], path), contrasts.get(scheme, (21.0, path)))
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        plain = page.evaluate(SIDEWAYS)
        page.evaluate(LENGTHEN)
        sideways[path] = max(plain, page.evaluate(SIDEWAYS))
        page.close()
    ours, met = worst(requests, 3)
    yield Row(said("requests besides pictures"), "≤ 3", ours, met, requests)
    yield Row(said("requests to other hosts"), "0", *worst(elsewhere), elsewhere)
    ours, met = worst({path: len(found) for path, found in faults.items()})
    ours = counted("{worst} in {count} run", "{worst} in {count} runs", runs, worst=ours)
    yield Row(said("axe (wcag2a … 22aa, best practice)"), "0", ours, met, faults)
    ours = ", ".join(f"{ratio:.2f} {scheme} ({path})" for scheme, (ratio, path) in sorted(contrasts.items()))
    met = all(ratio >= 7 for ratio, _ in contrasts.values())
    yield Row(said("smallest contrast of text"), "≥ 7", ours, met, contrasts)
    ours, met = worst({path: len(bad) for path, bad in bad_stops.items()})
    ours = counted("{worst} of {count} stop", "{worst} of {count} stops", stops, worst=ours)
    yield Row(said("stops unseen or covered, skip link not first"), "0", ours, met, bad_stops)
    ours, met = worst(sideways, unit=" px")
    yield Row(said("sideways at 320 px, with words of 40 letters"), "0 px", ours, met, sideways)


def stops_of(page: Page) -> list[dict[str, Any]]:
    """Where the Tab key stops, in its order."""
    seen = []
    for _ in range(page.evaluate(_STOPS)):
        page.keyboard.press("Tab")
        if stop := page.evaluate(_STOP):
            seen.append(stop)
    return seen


def _without_script(site: WrittenSite, browser: Browser, address: str) -> Row:
    """Links of the menu and the switch that cannot be seen, and controls that are shown but cannot work."""
    lacking = {}
    with browser.new_context(java_script_enabled=False, viewport={"width": WIDTHS[0], "height": 800}) as context:
        page = context.new_page()
        for path in site.of_each_kind:
            page.goto(address + path)
            links = page.locator("header nav a").all()
            lacking[path] = sum(not link.is_visible() for link in links) + (not links)
            lacking[path] += page.locator("[role=search]:not(form) :is(input, select):visible").count()
    ours, met = worst(lacking)
    return Row(said("without script: menu and switch unseen, dead controls shown"), "0", ours, met, lacking)


def _printed(site: WrittenSite, browser: Browser, address: str) -> Row:
    sheets = {}
    page = browser.new_page(color_scheme="dark")
    for path in site.about("Event"):
        page.goto(address + path)
        sheets[path] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    page.close()
    return Row(said("an event on paper"), "1 A4", *worst(sheets, 1), sheets)
