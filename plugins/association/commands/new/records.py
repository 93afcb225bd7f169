"""Organisations, events and offers to fill in, each in one file with all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from association.commands.new.fields import OPTIONAL, explained, scalar
from association.language import Languages
from association.records import Event, Offer, Organisation

RECORDS: Mapping[str, type[BaseModel]] = {"organisation": Organisation, "event": Event, "offer": Offer}
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
_ALSO_NEEDED = {"organisation": set(), "event": {"summary", "place"}, "offer": {"summary"}}
_TITLE_FIELD = {"organisation": "name", "event": "title", "offer": "title"}


def record(kind: str, title: str, day: Date | None, languages: Languages) -> str:
    """The file; a day that is not set is left to be put into force later, for a line in force must be filled in."""
    model = RECORDS[kind]
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
        parts.append(_field(kind, name, languages, True, given.get(name, ""), words))
    parts.append(OPTIONAL)
    for name in fields:
        if name not in needed:
            parts.append(_field(kind, name, languages, needed=False))
    return "".join(parts)


def _field(kind: str, name: str, languages: Languages, needed: bool, value: str = "", words: str = "") -> str:
    """The explanation and the field below it; `words`: what is known in the default language."""
    form, about = _FIELDS[kind][name]
    about = about.replace("{codes}", ", ".join(languages.codes))
    choices = _choices(RECORDS[kind], name)
    if choices and not form:
        about = f"{about}: {', '.join(choices)}."
    form = form.replace("{words_in_list}", "\n    ".join(f"{code}:" for code in languages.codes))
    form = form.replace("{words_below}", _per_language(languages, 4))
    form = form.replace("{words_deep}", _per_language(languages, 6))
    form = form.replace("{words}", _per_language(languages, 2, words))
    return explained(about, f"{name}:{' ' + value if value else form}", needed)


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
