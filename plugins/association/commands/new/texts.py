"""Articles and pages to fill in: the original, and translations beside it."""

from __future__ import annotations

from collections.abc import Mapping

from association.commands.new.fields import OPTIONAL, explained, scalar
from association.reading import history
from association.reading.texts import FRONTS
from association.records.texts import LONGEST_SUMMARY

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


def original(kind: str, title: str) -> str:
    known = set(FRONTS[kind].model_fields) - ({"image_alt"} if kind == "page" else set())  # pages have no image
    fields = [name for name in _FRONT_FIELDS if name in known]
    needed = ("title", "summary")
    head = "".join(_front_field(name, needed=True, value=title if name == "title" else "") for name in needed)
    optional = "".join(_front_field(name, needed=False) for name in fields if name not in needed)
    return f"---\n{head}{OPTIONAL}{optional}{_TEXT_BELOW}---\n"


def translation(kind: str, original: history.Wording | None = None) -> str:
    """With the original's words to look at, and their hash, once there are any."""
    known = original is not None and original.complete
    shown = {name: getattr(original, name) if known else "" for name in ("title", "summary")}
    head = "".join(_front_field(name, needed=True, original=words) for name, words in shown.items())
    pin = f'translates: "{original.hash}"\n' if original is not None and known else "#translates:\n"
    names = ("slug", "image_alt") if kind == "article" else ("slug",)
    optional = "".join(_front_field(name, needed=False) for name in names)
    return f"---\n{_TRANSLATION}{head}{_TRANSLATES}{pin}{OPTIONAL}{optional}{_SUMMARY_WILL_DO}---\n"


def _front_field(name: str, needed: bool, value: str = "", original: str = "") -> str:
    form, about = _FRONT_FIELDS[name]
    line = f"{name}: {scalar(value)}" if value else f"{name}:{form}"
    return explained(about, line, needed, original)
