"""The one generator: reads everything once, then writes every page of every edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican.generators import Generator
from pelican.writers import Writer

from association.editions import PageId
from association.exports.headers import headers_file, policy
from association.exports.redirects import redirects_file, refresh_page
from association.exports.sitemap import Location, robots, sitemap
from association.language import Catalogue, Languages
from association.problems import Problem, ProblemsFound, said
from association.publishing.calendar_files import calendar_files
from association.publishing.dead_ends import file_of, led_astray, missing_parts
from association.publishing.edition import Edition
from association.publishing.environment import Compiled, environment
from association.publishing.feeds import feed_files, feed_of
from association.publishing.head import footer, head, menu
from association.publishing.open_data import exports, voice
from association.publishing.pages import views
from association.publishing.pictures.encoding import Prints
from association.publishing.pictures.icons import icons
from association.publishing.pictures.photos import photo_files
from association.publishing.pictures.previews import Studio
from association.publishing.portal_text import as_plain_text, portal_texts
from association.publishing.prose import notices
from association.publishing.region import region_of
from association.publishing.sharing import PER_ITEM, Previews
from association.publishing.staging import Staging
from association.publishing.store import Store
from association.publishing.structure import addresses_of, published
from association.publishing.theme import Theme
from association.reading import read_site


class SiteGenerator(Generator):
    """Pelican makes one for each build, and it holds all that the build knows: nothing outlives it."""

    def generate_context(self) -> None:
        """Reads and checks the content; raises ProblemsFound before anything is written."""
        self.languages = Languages.from_settings(self.settings["LANGUAGES"])
        self.store = self.settings.get("STORE") or Store(None)
        self.site = published(
            read_site(
                Path(self.path), self.languages, self._today, self.settings["TIMEZONE"], remember=self.store.once
            ),
            self.settings.get("DRAFTS", False),
        )
        self.addresses = addresses_of(self.site, self.languages)
        if problems := list(missing_parts(self.site, self.addresses, self.languages)):
            raise ProblemsFound(problems)
        region = region_of(self.site)
        pictures = {name: Prints(photo) for name, photo in self.site.photos.items()}
        siteurl = self.settings["SITEURL"].rstrip("/")
        translations = Path(self.theme) / "translations"
        self.editions = {
            language.code: Edition(
                language=language,
                site=self.site,
                addresses=self.addresses,
                catalogue=Catalogue.read(translations / f"{language.code}.po", language),
                siteurl=siteurl,
                base=urlsplit(siteurl).path,
                today=self._today,
                region=region,
                pictures=pictures,
            )
            for language in self.languages
        }

    @property
    def _today(self) -> date:
        return self.settings.get("TODAY") or datetime.now(ZoneInfo(self.settings["TIMEZONE"])).date()

    def generate_output(self, writer: Writer) -> None:
        self.staging = Staging(Path(self.output_path))
        self.dresses = Theme(
            Path(self.theme), urlsplit(self.settings["SITEURL"]).path.rstrip("/"), self.settings.get("OFFLINE", False)
        )
        self.voices = {code: voice(edition) for code, edition in self.editions.items()}
        self.zone = ZoneInfo(self.settings["TIMEZONE"])
        self.compiled = Compiled()
        self.studio = Studio(self.dresses.mark)
        self.previews = Previews(self.settings.get("SHARE_PICTURES", PER_ITEM), self.studio)
        locations: list[Location] = []
        for edition in self.editions.values():
            locations += self._write_edition(edition)
        for path, text in self.dresses.files:
            self.staging.write(path, text)
        self.staging.write("sitemap.xml", sitemap(locations))
        self.staging.write("_headers", headers_file(self.settings["SITEURL"], self.dresses.policy, self._unchanging))
        unwanted = [f"/*/{language.sections['portals']}.txt$" for language in self.languages]
        self.staging.write("robots.txt", robots(self.settings["SITEURL"], unwanted))
        for path, content in exports(self.editions):
            self.staging.write(path, content)
        self._write_pictures()
        self._write_redirects()
        missing = [problem for edition in self.editions.values() for problem in edition.catalogue.missing_problems()]
        if missing:
            raise ProblemsFound(missing)

    def _write_edition(self, edition: Edition) -> Iterator[Location]:
        templates = environment(Path(self.theme), edition.catalogue, self.compiled)
        made = list(views(edition, self.editions))
        titles = {view.page: view.title for view in made}
        entries = menu(edition)
        feed = feed_of(edition)
        context = {
            "edition": edition,
            "home": edition.href(edition.page_path(PageId("home")) or "/"),
            "site_name": edition.say(self.site.identity.name),
            "tagline": edition.say(self.site.identity.tagline),
            "feed": feed,
            "theme": self.dresses,
            "zone": self.settings["TIMEZONE"],
            "footer_links": footer(edition),
            "site_notices": notices(self.site.identity, edition, self.editions),
        }
        found = []
        for view in made:
            preview = self.previews.of(view.page, view.title, edition, self.editions)
            page = head(view, edition, entries, titles, self.voices, self.zone, preview)
            template = templates.get_template(view.template)
            self.staging.write(file_of(page.path), template.render({**context, **view.shows, "page": page}))
            for path, data in view.files.items():
                self.staging.write(path, data)
            if page.indexed and page.id.number == 1:
                found.append(Location(edition.absolute(page.path), tuple(page.alternates)))
        portal = templates.get_template("portal.html")
        for path, told in portal_texts(edition, self.editions):
            self.staging.write(f"{path}.txt", as_plain_text(told, edition))
            self.staging.write(f"{path}.html", portal.render(told=told, policy=policy()))
        for path, feed_file in feed_files(feed, edition, self.editions, self.zone):
            self.staging.write(path, feed_file)
        for path, data in calendar_files(edition, self.editions, self.settings["TIMEZONE"]):
            self.staging.write(path, data)
        return found

    # --- pictures ---------------------------------------------------------------------------------

    @property
    def _unchanging(self) -> Iterator[str]:
        """Addresses that change with what they hold."""
        base = next(iter(self.editions.values())).base
        yield from (*self.dresses.unchanging, f"{base}/theme/share/*")
        if self.site.photos:
            yield f"{base}/images/*"

    def _write_pictures(self) -> None:
        """Photos, previews and icons; what was drawn for an earlier build is taken from the store."""
        edition = next(iter(self.editions.values()))
        for path, data in photo_files(edition.pictures.values(), Path(self.path), self.store):
            self.staging.write(path, data)
        for preview in self.previews.wanted:
            drawn = self.store.once(f"{self.studio.key} {preview!r}", partial(self.studio.draw, preview))
            self.staging.write(preview.path, drawn)
        for path, data in icons(self.dresses.mark, self.store):
            self.staging.write(path, data)

    # --- redirects --------------------------------------------------------------------------------

    def _write_redirects(self) -> None:
        """Comes last, when every other file is there to be in the way or to be led to."""
        moved, siteurl = self.site.redirects, self.settings["SITEURL"].rstrip("/")
        base = next(iter(self.editions.values())).base
        if moved:
            self.staging.write("_redirects", redirects_file({base + old: base + new for old, new in moved.items()}))
        problems = []
        for old, new in moved.items():
            code = next((c for c in self.languages.codes if new.startswith(f"/{c}/")), self.languages.default.code)
            try:
                self.staging.write(file_of(old), refresh_page(base + new, siteurl + new, code))
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                found = said("leads away from a page that is there"), said("delete it")
                problems.append(Problem(*self.site.where["redirect", old], old, *found))
        for old, new in moved.items():
            for found in led_astray(new, Path(self.output_path), self.site):
                problems.append(Problem(*self.site.where["redirect", old], old, *found))
        if problems:
            raise ProblemsFound(problems)
