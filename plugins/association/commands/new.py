"""`invoke new`: files in every language, ready to fill in; `check` names what is still to be filled in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from association.commands import ALL_WELL, PROBLEMS, WRONG_USE
from association.commands.telling import tell, told
from association.language import Languages
from association.problems import Whole, did_you_mean, kind_name, said, why
from association.reading import files, history
from association.records import Event, Offer, Organisation
from association.records.base import parse_day
from association.records.texts import LONGEST_SUMMARY, ArticleFront, Front, PageFront

KINDS = ("article", "page", "organisation", "event", "offer")
_FRONTS: Mapping[str, type[Front]] = {"article": ArticleFront, "page": PageFront}
_RECORDS: Mapping[str, type[BaseModel]] = {"organisation": Organisation, "event": Event, "offer": Offer}
_FOLDERS = {kind: f"data/{folder}" for folder, kind in files.RECORD_FOLDERS.items()}
_FOLDERS |= {"article": "articles", "page": "pages"}
LONGEST_MADE_ID = 60  # characters: a longer title is cut at a word

Ask = Callable[[str], str]
Answer = TypeVar("Answer")


class _WrongUse(Exception):
    """What was asked for can't be done; the message says what can."""


class _InTheWay(Exception):
    """Something stands where the new files would."""


def new(
    kind: str,
    content: Path,
    languages: Languages,
    *,
    title: str | None = None,
    id: str | None = None,
    date: str | Date | None = None,
    languages_of: str | None = None,
    ask: Ask = input,
    today: Date | None = None,
) -> int:
    """Writes the files of one new thing, or with `languages_of` (a key) the translations that an existing text lacks.

    Asks for the title, the id and the day that it isn't given; whoever gives the title is not asked for the id.
    """
    try:
        made = _planned(kind, content, languages, _Wishes(title, id, date, languages_of), ask, today or Date.today())
        _write(made, content)
    except _WrongUse as wrong:
        tell(wrong.args[0])
        return WRONG_USE
    except EOFError:
        tell(said("There is nobody to ask. Give what is wanted: new {kind} --title '…' --date 2017-06-08", kind=kind))
        return WRONG_USE
    except (_InTheWay, OSError) as fault:
        if isinstance(fault, OSError):
            reason = said("{file}: {why}", file=Path(fault.filename or content), why=why(fault))
        else:
            reason = fault.args[0]
        tell(said("{why}; nothing was written", why=reason))
        return PROBLEMS
    for path in made:
        tell(path.as_posix())
    tell(said("Fill them in; `invoke check` names what is still missing. Delete the languages that nobody will write."))
    return ALL_WELL


@dataclass(frozen=True)
class _Wishes:
    """What the command line says; None is asked for."""

    title: str | None
    id: str | None
    date: str | Date | None
    languages_of: str | None


def _planned(kind: str, content: Path, languages: Languages, wishes: _Wishes, ask: Ask, today: Date) -> dict[Path, str]:
    """The new files and what is to stand in them."""
    if kind not in KINDS:
        raise _WrongUse(said("There is no kind '{kind}'; {remedy}", kind=kind, remedy=did_you_mean(kind, KINDS)))
    if not content.is_dir():
        raise _WrongUse(said("{folder} is not a folder; name the folder that holds the content", folder=content))
    if wishes.languages_of is not None:
        return _missing_translations(kind, wishes.languages_of, content, languages)
    title, id = _title_and_id(kind, content, languages, wishes, ask)
    day = _day(kind, wishes, ask, today)
    if kind in _RECORDS:
        path = content / _FOLDERS[kind] / f"{id}.yaml"
        return {path: _record(kind, title, day, languages)}
    stem = f"{day}-{id}" if kind == "article" else id
    texts = {languages.default.code: _original(kind, title)}
    texts |= {language.code: _translation(kind) for language in languages if not language.default}
    return {content / _FOLDERS[kind] / f"{stem}.{code}.md": text for code, text in texts.items()}


def _write(made: Mapping[Path, str], content: Path) -> None:
    """All files or none, inside `content/` only, and never over another."""
    written: list[Path] = []
    try:
        for path, text in made.items():
            if not path.parent.resolve().is_relative_to(content.resolve()):
                raise _InTheWay(said("{folder} leads out of {content}", folder=path.parent, content=content))
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException as fault:
        for path in written:
            path.unlink()
        if isinstance(fault, FileExistsError):
            raise _InTheWay(said("{path} exists already", path=path)) from None
        raise


# --- asking -------------------------------------------------------------------------------------------


def _title_and_id(kind: str, content: Path, languages: Languages, wishes: _Wishes, ask: Ask) -> tuple[str, str]:
    title = wishes.title
    if title is None and wishes.id is None:
        title = _asked(ask, said("Title in {language}", language=languages.default.name), _one_line)
    title = _one_line(title) if title is not None else ""
    if wishes.id is not None:
        id = _free_id(kind, wishes.id, content)
    elif wishes.title is not None:
        id = _free_id(kind, id_from(title), content)
    else:
        what = said("Id, for the file's name and the address")
        id = _asked(ask, what, lambda answer: _free_id(kind, answer, content), suggestion=id_from(title))
    return title, id


def _day(kind: str, wishes: _Wishes, ask: Ask, today: Date) -> Date | None:
    if wishes.date is not None:
        return _parsed_day(wishes.date)
    if kind == "article":
        asked = wishes.title is None and wishes.id is None
        return _asked(ask, said("Day of the news"), _parsed_day, today.isoformat()) if asked else today
    return _asked(ask, said("First day"), _parsed_day) if kind == "event" else None


def _asked(ask: Ask, what: str, accept: Callable[[str], Answer], suggestion: str = "") -> Answer:
    """Asks until the answer will do; an empty answer takes the suggestion."""
    while True:
        answer = ask(f"{told(what)} [{suggestion}]: " if suggestion else f"{told(what)}: ").strip() or suggestion
        try:
            return accept(answer)
        except _WrongUse as wrong:
            tell(wrong.args[0])


def _one_line(title: str) -> str:
    words = " ".join(unicodedata.normalize("NFC", title).split())
    if not words or not words.isprintable():
        raise _WrongUse(said("A title is one line of words"))
    return words


def _parsed_day(value: str | Date) -> Date:
    from pydantic_core import PydanticCustomError

    try:
        return parse_day(value)
    except PydanticCustomError as fault:
        raise _WrongUse(said("{message}; {remedy}", **(fault.context or {}))) from None


def _free_id(kind: str, id: str, content: Path) -> str:
    if not files.is_id(id):
        if id:
            raise _WrongUse(said("'{id}' can't be an id; use a to z, digits and hyphens, as in balta-maja", id=id))
        raise _WrongUse(said("No id comes of that title; use a to z, digits and hyphens, as in balta-maja"))
    for found in files.find(content, [], []):
        if (found.kind, found.id) == (kind, id):
            raise _WrongUse(said("The id '{id}' is taken by {file}; give another one", id=id, file=Whole(found.name)))
    return id


# --- ids ----------------------------------------------------------------------------------------------

# Latvian loses its marks; Russian is spelt as English readers know it (BGN/PCGN, without its apostrophes); of the
# neighbours' letters only those that don't come apart into a letter of a to z and a mark.
_LATVIAN = dict(zip("āčēģīķļņōŗšūž", "acegiklnorsuz", strict=True))
_RUSSIAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
    *("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p"),
    *("r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
), strict=True))  # fmt: skip
_OTHERS = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
_OTHERS |= {"і": "i", "ї": "yi", "є": "ye", "ў": "u"}
_LETTERS = str.maketrans(_LATVIAN | _RUSSIAN | _OTHERS)


def id_from(title: str) -> str:
    """`Čaks un šķēršļi` -> `caks-un-skersli`; letters of other alphabets fall away, and so may everything."""
    letters = unicodedata.normalize("NFC", title).lower().translate(_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]", "", bare))
    id = "-".join(words)
    while len(id) > LONGEST_MADE_ID and "-" in id:
        id = id.rpartition("-")[0]
    return id[:LONGEST_MADE_ID]


# --- texts: articles and pages ------------------------------------------------------------------------

# Explanations stand in the two languages in which editors write, whatever the site's languages are. A line that
# begins with `#name:` comes into force when its # is deleted; it is empty, so that no example is ever published.

_OPTIONAL = (
    "# Tālāk rakstiet tikai to, kas zināms: lai rindu lietotu, izdzēsiet tās sākumā #. Pārējās var izdzēst.\n"
    "# Дальше пишите только то, что известно: чтобы строка действовала, удалите # в начале. Остальные можно удалить.\n"
)
_FRONT_FIELDS: Mapping[str, tuple[str, str]] = {
    "title": (
        "",
        "Virsraksts: īss un saprotams arī bez raksta. / Заголовок: короткий и понятный без статьи.",
    ),
    "summary": (
        "",
        f"Īsumā: kas tas ir un kam, divos teikumos, līdz {LONGEST_SUMMARY} zīmēm. / "
        f"Коротко: что это и для кого, в двух предложениях, до {LONGEST_SUMMARY} знаков.",
    ),
    "tags": (" []", "Temati no data/topics.yaml. / Темы из data/topics.yaml."),
    "project": (
        "",
        "Projekts no data/projects/; finansētāja norāde tad parādās pati. / "
        "Проект из data/projects/; указание на финансирование появится само.",
    ),
    "events": (" []", "Pasākumi no data/events/. / Мероприятия из data/events/."),
    "organisations": (" []", "Biedrības no data/organisations/. / Общества из data/organisations/."),
    "agreements": (" []", "Vienošanās no data/agreements/. / Соглашения из data/agreements/."),
    "documents": (" []", "Dokumenti no data/documents/. / Документы из data/documents/."),
    "surveys": (" []", "Aptaujas no data/surveys/. / Опросы из data/surveys/."),
    "offers": (" []", "Piedāvājumi no data/offers/. / Предложения из data/offers/."),
    "image": (
        "",
        "Attēls, piemēram, images/seminars.jpg. / Изображение, например images/seminars.jpg.",
    ),
    "image_alt": (
        "",
        "Kas attēlā redzams, vienā teikumā. / Что видно на изображении, одним предложением.",
    ),
    "image_credit": ("", "Kas to uzņēma vai kam tas pieder. / Кто снимал или кому принадлежит."),
    "menu": (" true", "Rādīt lapu izvēlnē. / Показывать страницу в меню."),
    "slug": (
        "",
        "Vārds adresē, ja tam jābūt citam nekā faila nosaukumā: a–z, cipari, defises. / "
        "Слово в адресе, если оно должно отличаться от имени файла: a–z, цифры, дефисы.",
    ),
    "status": (" draft", "Kamēr šī rinda ir spēkā, to nepublicē. / Пока эта строка действует, это не публикуется."),
}
_TEXT_BELOW = "# Zem nākamās --- rindas rakstiet tekstu. / Под следующей строкой --- напишите текст.\n"
_TRANSLATION = (
    "# Tulkojums. Aizpildiet title un summary. Ja tulkojuma nebūs, izdzēsiet šo failu.\n"
    "# Перевод. Заполните title и summary. Если перевода не будет, удалите этот файл.\n"
)
_SUMMARY_WILL_DO = (
    "# Zem nākamās --- rindas rakstiet tekstu; bez tā tulkots būs tikai kopsavilkums.\n"
    "# Под следующей строкой --- напишите текст; без него переведено будет только краткое изложение.\n"
)
_TRANSLATES = (
    "# Pēc šīs rindas redz, vai oriģināls kopš tulkošanas ir mainījies. Kad tulkojums atkal atbilst oriģinālam:\n"
    "# По этой строке видно, изменился ли оригинал после перевода. Когда перевод снова соответствует оригиналу:\n"
    "# invoke translations --accept FILE\n"
)


def _original(kind: str, title: str) -> str:
    known = set(_FRONTS[kind].model_fields) - ({"image_alt"} if kind == "page" else set())  # pages have no image
    fields = [name for name in _FRONT_FIELDS if name in known]
    needed = ("title", "summary")
    head = "".join(_front_field(name, needed=True, value=title if name == "title" else "") for name in needed)
    optional = "".join(_front_field(name, needed=False) for name in fields if name not in needed)
    return f"---\n{head}{_OPTIONAL}{optional}{_TEXT_BELOW}---\n"


def _translation(kind: str, original: history.Wording | None = None) -> str:
    """With the original's words to look at, and their hash, once there are any."""
    known = original is not None and original.complete
    shown = {name: getattr(original, name) if known else "" for name in ("title", "summary")}
    head = "".join(_front_field(name, needed=True, original=words) for name, words in shown.items())
    pin = f'translates: "{original.hash}"\n' if original is not None and known else "#translates:\n"
    names = ("slug", "image_alt") if kind == "article" else ("slug",)
    optional = "".join(_front_field(name, needed=False) for name in names)
    return f"---\n{_TRANSLATION}{head}{_TRANSLATES}{pin}{_OPTIONAL}{optional}{_SUMMARY_WILL_DO}---\n"


def _front_field(name: str, needed: bool, value: str = "", original: str = "") -> str:
    form, about = _FRONT_FIELDS[name]
    line = f"{name}: {scalar(value)}" if value else f"{name}:{form}"
    shown = "".join(f"#   {words}\n" for words in original.splitlines())
    return f"# {about}\n{shown}{line if needed else '#' + line}\n"


def _missing_translations(kind: str, key: str, content: Path, languages: Languages) -> dict[Path, str]:
    if kind not in _FRONTS:
        raise _WrongUse(said("Only articles and pages have files of their own in each language"))
    everything = history.tellings(content, languages)
    by_language = everything.get((kind, key))
    if by_language is None:
        known = [other for other_kind, other in everything if other_kind == kind]
        if not known:
            raise _WrongUse(said("There is no {kind} '{id}'", kind=kind_name(kind), id=key))
        remedy = did_you_mean(key, known)
        raise _WrongUse(said("There is no {kind} '{id}'; {remedy}", kind=kind_name(kind), id=key, remedy=remedy))
    lacking = [code for code in languages.codes if code not in by_language]
    if not lacking:
        raise _WrongUse(said("The {kind} '{id}' has a file in every language already", kind=kind_name(kind), id=key))
    found = history.original_of(by_language)
    if languages.default.code in lacking:
        raise _WrongUse(
            said(
                "{file} has no original in {language}; write that one first",
                file=Whole(found.name),
                language=languages.default.name,
            )
        )
    text = _translation(kind, history.wording(found))
    stem = found.path.name.removesuffix(f".{found.lang}.md")
    return {found.path.with_name(f"{stem}.{code}.md"): text for code in lacking}


# --- records ------------------------------------------------------------------------------------------

_WORDS, _LIST = "{words}", " []"
_TWO_SENTENCES = "Īsumā: kas tas ir un kam, divos teikumos. / Коротко: что это и для кого, в двух предложениях."
_LIST_OF_WORDS = "\n  - {words_in_list}"
_FIELDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "organisation": {
        "name": ("", "Biedrības nosaukums, kā tā pati to raksta. / Название общества, как оно само его пишет."),
        "places": (_LIST, "Vietas no data/places.yaml. / Места из data/places.yaml."),
        "full_name": (_WORDS, "Pilnais nosaukums. / Полное название."),
        "short_name": (_WORDS, "Īsais nosaukums. / Краткое название."),
        "other_names": (_LIST_OF_WORDS, "Citi nosaukumi. / Другие названия."),
        "gloss": (_WORDS, "Ko nosaukums nozīmē citās valodās. / Что означает название на других языках."),
        "quoted": (" false", "Nosaukumu rakstīt bez pēdiņām. / Писать название без кавычек."),
        "about": (_WORDS, "Ko biedrība dara, divos teikumos. / Чем занимается общество, в двух предложениях."),
        "fields": (_LIST, "Darbības jomas no data/fields.yaml. / Сферы деятельности из data/fields.yaml."),
        "languages": (_LIST, "Valodas, kurās var sazināties: [{codes}]. / Языки для общения: [{codes}]."),
        "reg_no": ("", "Reģistrācijas numurs, 11 ciparu. / Регистрационный номер, 11 цифр."),
        "website": ("", "Vietne, pilna adrese: https://example.org. / Сайт, полный адрес: https://example.org."),
        "email": ("", "E-pasts. / Электронная почта."),
        "phone": ("", "Tālrunis ar valsts kodu: +371 20000000. / Телефон с кодом страны: +371 20000000."),
        "logo": ("\n  file:\n  alt:{words_below}", "Logotips: fails mapē images/ un tā apraksts. / "
                 "Логотип: файл в папке images/ и его описание."),
        "seeks_volunteers": (" true", "Biedrība meklē brīvprātīgos. / Общество ищет добровольцев."),
        "status": (" closed", "Biedrība vairs nedarbojas. / Общество больше не действует."),
        "verified": ("", "Diena, kad kāds šīs ziņas pārbaudījis. / День, когда кто-то проверил эти сведения."),
    },
    "event": {
        "type": ("", "Veids / Вид"),
        "title": (_WORDS, "Nosaukums. / Название."),
        "summary": (_WORDS, _TWO_SENTENCES),
        "start": ("", "Pirmā diena: 2017-06-08; ja vēl nav zināma, lauku izdzēsiet. / "
                  "Первый день: 2017-06-08; если ещё не известен, удалите поле."),
        "place": ("", "Vieta no data/places.yaml; citādi – stops vai online. / "
                  "Место из data/places.yaml; иначе — stops или online."),
        "end": ("", "Pēdējā diena, arī tā ieskaitot. / Последний день включительно."),
        "starts": ("", "Sākuma laiks: 18:00. / Время начала: 18:00."),
        "ends": ("", "Beigu laiks. / Время окончания."),
        "stops": ("\n  - place:\n    day:\n    host:\n    venue:{words_deep}\n    programme: []",
                  "Pieturas, ja pasākums notiek vairākās vietās; tad place izdzēsiet. / "
                  "Остановки, если мероприятие проходит в нескольких местах; тогда удалите place."),
        "online": ("", "Adrese, ja tas notiek tiešsaistē. / Адрес, если это проходит в сети."),
        "venue": (_WORDS, "Telpas vai adrese. / Помещение или адрес."),
        "host": ("", "Rīkotājs no data/organisations/. / Организатор из data/organisations/."),
        "sessions": ("\n  - title:{words_deep}\n    day:\n    starts:\n    ends:\n    place:",
                     "Nodarbības ar savu dienu un laiku. / Занятия со своим днём и временем."),
        "content": (_LIST_OF_WORDS, "Saturs pa punktiem. / Содержание по пунктам."),
        "for_whom": (_LIST_OF_WORDS, "Kam tas domāts. / Для кого это."),
        "languages": (_LIST, "Norises valodas: [{codes}]. / Языки, на которых оно проходит: [{codes}]."),
        "price": ("", "Cena; ja bez maksas, rakstiet free. / Цена; если бесплатно, напишите free."),
        "capacity": ("", "Vietu skaits. / Число мест."),
        "registration": ("\n  how:{words_below}\n  url:\n  email:\n  phone:\n  until:\n  left:\n  status: open",
                         "Pieteikšanās: kā, kur, līdz kurai dienai, cik vietu brīvu. / "
                         "Запись: как, где, до какого дня, сколько мест свободно."),
        "participants": ("\n  count:\n  printed:{words_below}\n  organisations: []\n  events: []",
                         "Cik cilvēku piedalījās, kad tas zināms. / Сколько человек участвовало, когда это известно."),
        "outcomes": (_LIST_OF_WORDS, "Kas tajā panākts. / Чего на нём достигли."),
        "project": ("", "Projekts no data/projects/. / Проект из data/projects/."),
        "status": ("", "Stāvoklis / Состояние"),
        "moved_from": ("", "Pirmā diena, kāda tā bija pirms pārcelšanas. / Первый день, каким он был до переноса."),
        "cancelled_on": ("", "Diena, kad pasākums atcelts. / День, когда мероприятие отменили."),
        "revision": (" 1", "Palieliniet, ja maināt laiku vai vietu: kalendāri tad zina, ka ir kas jauns. / "
                     "Увеличьте, если меняете время или место: тогда календари узнают о новом."),
    },
    "offer": {
        "type": ("", "Veids / Вид"),
        "title": (_WORDS, "Nosaukums. / Название."),
        "summary": (_WORDS, _TWO_SENTENCES),
        "organiser": ("", "Rīkotājs no data/organisations/. / Организатор из data/organisations/."),
        "how_to_join": (_WORDS, "Kā pieteikties. / Как записаться."),
        "url": ("", "Pieteikšanās adrese. / Адрес для записи."),
        "email": ("", "E-pasts, uz kuru pieteikties. / Электронная почта для записи."),
        "phone": ("", "Tālrunis, pa kuru pieteikties: +371 20000000. / Телефон для записи: +371 20000000."),
        "for_whom": (_LIST_OF_WORDS, "Kam tas domāts. / Для кого это."),
        "start": ("", "Pirmā diena: 2017-06-08. / Первый день: 2017-06-08."),
        "end": ("", "Pēdējā diena, arī tā ieskaitot. / Последний день включительно."),
        "deadline": ("", "Pēdējā pieteikšanās diena. / Последний день записи."),
        "place": ("", "Vieta no data/places.yaml. / Место из data/places.yaml."),
        "languages": (_LIST, "Norises valodas: [{codes}]. / Языки, на которых это проходит: [{codes}]."),
        "price": ("", "Cena; ja bez maksas, rakstiet free. / Цена; если бесплатно, напишите free."),
        "accessibility": (_WORDS, "Vai var iekļūt ar ratiņkrēslu, vai ir tulks un tamlīdzīgi. / "
                          "Можно ли попасть на коляске, есть ли переводчик и тому подобное."),
        "event": ("", "Pasākums no data/events/, kurā tas ietilpst. / "
                  "Мероприятие из data/events/, в которое это входит."),
        "project": ("", "Projekts no data/projects/. / Проект из data/projects/."),
    },
}  # fmt: skip
# What a record can do without as data, but not a reader who would take part.
_ALSO_NEEDED = {"organisation": set(), "event": {"summary", "start", "place"}, "offer": {"summary"}}
_TITLE_FIELD = {"organisation": "name", "event": "title", "offer": "title"}


def _record(kind: str, title: str, day: Date | None, languages: Languages) -> str:
    model = _RECORDS[kind]
    given = {"start": day.isoformat()} if day and "start" in model.model_fields else {}
    if title and kind == "organisation":
        given["name"] = scalar(title)
    fields = _FIELDS[kind]
    needed = [
        name for name in fields if model.model_fields[name].is_required() or name in _ALSO_NEEDED[kind] or name in given
    ]
    parts = [f"# yaml-language-server: $schema=../.schema/{kind}.json\n"]
    for name in needed:
        words = title if name == _TITLE_FIELD[kind] else ""
        parts.append(_field(kind, name, languages, given.get(name, ""), words))
    parts.append(_OPTIONAL)
    for name in fields:
        if name not in needed:
            lines = _field(kind, name, languages).splitlines()
            parts += [lines[0] + "\n", *(f"#{line}\n" for line in lines[1:])]
    return "".join(parts)


def _field(kind: str, name: str, languages: Languages, value: str = "", words: str = "") -> str:
    """The explanation and the field below it; `words`: what is known in the default language."""
    form, about = _FIELDS[kind][name]
    about = about.replace("{codes}", ", ".join(languages.codes))
    choices = _choices(_RECORDS[kind], name)
    if choices and not form:
        about = f"{about}: {', '.join(choices)}."
    form = form.replace("{words_in_list}", "\n    ".join(f"{code}:" for code in languages.codes))
    form = form.replace("{words_below}", _per_language(languages, 4))
    form = form.replace("{words_deep}", _per_language(languages, 6))
    form = form.replace("{words}", _per_language(languages, 2, words))
    return f"# {about}\n{name}:{' ' + value if value else form}\n"


def _per_language(languages: Languages, indent: int, words: str = "") -> str:
    return "".join(
        f"\n{' ' * indent}{language.code}:" + (f" {scalar(words)}" if words and language.default else "")
        for language in languages
    )


def _choices(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """The words that a field allows, when it allows no others."""
    annotation = model.model_fields[name].annotation
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal and name != "price":
            return get_args(part)
    return ()


_PLAIN = re.compile(r"[^\W\d_][\w „“”«»(),.!?–—%+/-]*")
_NOT_PLAIN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def scalar(words: str) -> str:
    """The words as YAML: as they are where that is safe, else in double quotes (JSON's are YAML's)."""
    if _PLAIN.fullmatch(words) and words.casefold() not in _NOT_PLAIN and not words.endswith(" "):
        return words
    return json.dumps(words, ensure_ascii=False)
