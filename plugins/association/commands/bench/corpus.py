"""An invented site of any size, to measure builds with: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from association.language import Language, Languages
from association.reading import history
from association.records.texts import words_hash

SEED = 1993
FIRST_DAY, YEARS = date(2010, 1, 1), 8
TODAY = date(2018, 6, 1)  # all builds of a corpus know the same day
ORGANISATIONS, TOPICS, PLACES, EVENTS, OFFERS, PAGES = 50, 30, 12, 40, 6, 8
MEMBERS = 3  # an article names as many at most

# Words to make sentences of, in the scripts that the site is read in: length, marks and alphabet are what costs.
_VOCABULARY: Mapping[str, str] = {
    "lv": """
        biedrība kopā rīko nodarbību ciema ļaudīm skola bibliotēka čakli mācās dziedāt šūt stādīt ābeles upes krastā
        vakarā pagalmā sanāk kaimiņi runā par rudens gadatirgu jaunieši gatavo izrādi vecāki cep maizi žurka guļ
        ķērpji aug uz akmeņiem gājiens sākas pie dīķa viesi ierodas ar vilcienu dārznieks rāda jaunās šķirnes
    """,
    "ru": """
        общество вместе проводит занятие жители посёлка школа библиотека усердно учатся петь шить сажать яблони
        вечером во дворе собираются соседи говорят об осенней ярмарке молодёжь готовит спектакль родители пекут хлеб
        мышь спит лишайники растут на камнях шествие начинается у пруда гости приезжают поездом садовник показывает
    """,
}
_FURTHER = "people meet by the river learn to sing sew plant apple trees bake bread and talk about the autumn fair"


def write_corpus(
    content: Path, languages: Languages, articles: int, seed: int = SEED, organisations: int = ORGANISATIONS
) -> None:
    """A site's `content/` with that many articles in the first two languages, the same for the same seed."""
    Corpus(content, languages, random.Random(seed), organisations).write_all(articles)


def edit_one(content: Path, languages: Languages) -> None:
    """One paragraph more in the text of an article."""
    original = history.original_of(next(iter(history.tellings(content, languages).values())))
    with original.path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nRīt būs vēl viena rindkopa.\n")


class Corpus:
    """Writes invented files; everything random comes from one generator."""

    def __init__(self, content: Path, languages: Languages, chance: random.Random, organisations: int) -> None:
        self.content = content
        self.told = tuple(languages)[:2]
        # What people can join must be said in every edition that shows everything, and notices wherever they print.
        self.full = [language for language in languages if language.default or language.shows_untranslated]
        self.all = tuple(languages)
        self.chance = chance
        self.organisations = [f"biedriba-{n}" for n in range(organisations)]
        self.topics = [f"temats-{n}" for n in range(TOPICS)]
        self.places = [f"vieta-{n}" for n in range(PLACES)]
        self.events = [f"pasakums-{n}" for n in range(EVENTS)]

    def write_all(self, articles: int) -> None:
        self.write_records()
        for number in range(articles):
            facts = f"tags: {self.some(self.topics, 3)}\norganisations: {self.some(self.organisations, 3)}\n"
            if number % 4 == 0:
                facts += f"project: projekts\nevents: {self.some(self.events, 1)}\n"
            self.write_story(f"articles/{self.day()}-zina-{number}", facts, paragraphs=6)
        for number in range(PAGES):
            self.write_story(f"pages/lapa-{number}", "menu: true\n" if number < 3 else "", paragraphs=10)

    # --- words ---

    def words(self, language: Language, count: int) -> str:
        vocabulary = _VOCABULARY.get(language.code, _FURTHER).split()
        return " ".join(self.chance.choices(vocabulary, k=count))

    def sentence(self, language: Language, count: int | None = None) -> str:
        words = self.words(language, count or self.chance.randint(6, 14))
        return words[0].upper() + words[1:] + "."

    def text(self, name: str, count: int, indent: int = 0) -> str:
        """A field with a text per language, as YAML."""
        lines = [f"{name}:", *(f"  {each.code}: {self.sentence(each, count)[:-1]}" for each in self.full)]
        return "".join(f"{' ' * indent}{line}\n" for line in lines)

    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.chance.randrange(365 * YEARS))

    def some(self, ids: Sequence[str], most: int) -> str:
        return f"[{', '.join(sorted(self.chance.sample(ids, self.chance.randint(1, most))))}]"

    def write(self, name: str, text: str) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    # --- records ---

    def write_records(self) -> None:
        tagline = self.text("tagline", 4)
        self.write("data/site.yaml", f"name: Upmalas biedrība\n{tagline}owner: {self.organisations[0]}\n")
        self.write("data/topics.yaml", self.list_of(self.topics, lambda: self.text("name", 2, 2)))
        self.write("data/places.yaml", self.list_of(self.places, self.place))
        for number, id in enumerate(self.organisations):
            record = f"name: Biedrība Nr. {number}\nplaces: {self.some(self.places, 2)}\n{self.text('about', 12)}"
            self.write(f"data/organisations/{id}.yaml", record)
        members = ", ".join(self.organisations[:20])
        self.write("data/network.yaml", f"{self.text('name', 4)}members: [{members}]\n")
        self.write_project()
        for id in self.events:
            self.write(f"data/events/{id}.yaml", self.event())
        for number in range(OFFERS):
            offer = f"type: course\n{self.text('title', 4)}{self.text('summary', 12)}{self.text('how_to_join', 5)}"
            offer += f"organiser: {self.chance.choice(self.organisations)}\nprice: free\n"
            self.write(f"data/offers/piedavajums-{number}.yaml", offer)

    def list_of(self, ids: Iterable[str], record: Callable[[], str]) -> str:
        return "".join(f"{id}:\n{record()}" for id in ids)

    def place(self) -> str:
        return self.text("name", 1, 2) + self.text("where", 2, 2)

    def write_project(self) -> None:
        programme = "".join(self.text(name, 3, 2) for name in ("name", "funder", "money_source"))
        sentences = "".join(f"      {each.code}: ({each.code}) {{project}}, {{grant_id}}.\n" for each in self.all)
        self.write("data/programmes.yaml", f"fonds:\n{programme}  notice:\n    publication:\n{sentences}")
        project = f"grant_id: 2010/1\n{self.text('title', 4)}programme: fonds\nstart: {FIRST_DAY}\n"
        self.write("data/projects/projekts.yaml", f"{project}implementer: {self.organisations[0]}\n")

    def event(self) -> str:
        start = self.day()
        return (
            f"type: seminar\n{self.text('title', 5)}{self.text('summary', 14)}start: {start}\n"
            f"end: {start + timedelta(days=self.chance.randrange(3))}\nplace: {self.chance.choice(self.places)}\n"
            f"host: {self.chance.choice(self.organisations)}\nproject: projekts\n"
        )

    # --- texts ---

    def write_story(self, stem: str, facts: str, paragraphs: int) -> None:
        """The original, and its translation with the hash of the original's words."""
        original, *others = self.told
        hash = ""
        for language in (original, *others):
            title, summary = self.sentence(language, 6)[:-1], f"{self.sentence(language)} {self.sentence(language)}"
            body = self.body(language, paragraphs)
            self.write(f"{stem}.{language.code}.md", self.file(stem, language, title, summary, body, facts, hash))
            hash = hash or words_hash(title, summary, body)

    def file(
        self, stem: str, language: Language, title: str, summary: str, body: str, facts: str, original: str
    ) -> str:
        """A text as the site wants it; `original` is the hash of what it translates, if it translates any."""
        pin = f'translates: "{original}"\n' if original else facts
        return f"---\ntitle: {title}\nsummary: {summary}\n{pin}---\n{body}\n"

    def body(self, language: Language, paragraphs: int) -> str:
        """Paragraphs of about 300 characters, with a heading, a list and links among them."""
        parts = []
        for number in range(paragraphs):
            if number % 3 == 0:
                parts.append(f"## {self.sentence(language, 4)[:-1]}")
            parts.append(" ".join(self.sentence(language) for _ in range(5)))
        parts.append("\n".join(f"- {self.words(language, 5)}" for _ in range(4)))
        parts.append(
            f"{self.sentence(language)} [](organisation:{self.chance.choice(self.organisations)}) "
            f"[{self.words(language, 3)}](event:{self.chance.choice(self.events)}) **{self.words(language, 2)}**."
        )
        return "\n\n".join(parts)
