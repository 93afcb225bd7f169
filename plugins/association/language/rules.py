"""What libraries do not know about writing in Latvian, Russian and English, as tables.

The only module in which the code of a language stands. In a pattern `~` is a no-break space (as in TeX, because U+00A0
cannot be seen in an editor), `{first.…}` and `{last.…}` are the first and the last day: `.day`, `.number` (of the
month), `.year`, `.<form of the month's name>`, `.from_word`, and `.clock`, which is empty when no time is known and
brings its own separator when one is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from association.language import endings
from association.language.frozen import Frozen
from association.language.inflection import ENGLISH, LATVIAN, RUSSIAN, Declension


@dataclass(frozen=True)
class Spans:
    """Patterns for one day, and for days of one month, of one year, of different years."""

    day: str
    month: str
    year: str
    years: str


@dataclass(frozen=True)
class Dates:
    """The words and patterns of dates in one language."""

    months: Frozen[str, tuple[str, ...]]  # form of the name -> January … December
    weekdays: tuple[str, ...]  # Monday … Sunday
    when: Spans
    period: Spans
    since: str
    until: str
    label: str
    month: str
    time: str = "{hour:02}:{minute:02}"
    clock: str = "{}"  # around one time, or around "from–to"
    clock_until: str = "–{}"  # around a time of which only the end is known
    before_clock: str = ", "  # between a date and its time
    from_word: str = ""
    from_words: Frozen[int, str] = field(default_factory=lambda: Frozen({}))  # day -> another form of from_word


@dataclass(frozen=True)
class Writing:
    """What advice on an editor's prose has to know of one language; where there is nothing, it says less.

    `dash` stands between words with a space on either side; `unspaced` are marks that no space stands before.
    `abbreviations` are what goes before their last dot, in small letters: a sentence goes on behind them; behind the
    `closing` ones a capital begins another. `counted` is a pattern of words that stand behind a number, `ordinals`
    whether a number with a dot stands before a word, and `percent_apart` whether a space stands before `%`. Words that
    no other word ends with, `joined_after`, or begins with, `joined_before`, are most likely glued to it when the
    rest is a word; `joined` are patterns of words that are glued in any case: two groups, the words.
    """

    dash: str = ""
    unspaced: str = ",."
    abbreviations: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    counted: str = ""
    ordinals: bool = False
    percent_apart: bool = False
    joined_after: tuple[str, ...] = ()
    joined_before: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """How one language is written.

    `quotes` are four marks: the outer pair, then the inner pair. `alphabet` is lower-case letters in order, each a
    letter of its own; a letter that is not in it sorts as the letter it is made from, without its marks.
    `plural_forms` is the header of a .po file. `endings` are the steps by which a word loses
    its ending. `bound` are pairs of regular expressions: a space between what the
    first matches (from the start of a word) and what the second matches (from the start of the next) does not break.
    `declensions` are the endings of words, as `inflection` has them; without any, a word has one form.
    `languages` are names of languages that CLDR lacks in this one, by their codes.
    """

    dates: Dates
    quotes: str
    alphabet: str
    plural_forms: str
    bound: tuple[tuple[str, str], ...] = ()
    writing: Writing = Writing()
    endings: tuple[endings.Step, ...] = ()
    declensions: tuple[Declension, ...] = ()
    languages: Frozen[str, str] = field(default_factory=lambda: Frozen({}))


LATIN = "abcdefghijklmnopqrstuvwxyz"

# Letters that Unicode does not take apart into a letter and a mark (for names of partners abroad).
MADE_FROM = Frozen({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})

# Bound in every language, since names, numbers of documents and amounts stand in all of them.
BOUND_ANYWHERE = (
    (r"[\d.,–]{0,20}\d", r"%"),
    (r"ID", r"(?:Nr\.|№|No\.)"),
    (r"(?:Nr\.|№|No\.)", r"\d"),
)

# CLDR has the nominative only. The accusative is there to be recognised in an editor's prose („par 8. jūniju”).
_LATVIAN_MONTHS = Frozen(
    {
        "nominative": tuple(
            "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris"
            " decembris".split()
        ),
        "genitive": tuple(
            "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra".split()
        ),
        "dative": tuple(
            "janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim oktobrim novembrim"
            " decembrim".split()
        ),
        "accusative": tuple(
            "janvāri februāri martu aprīli maiju jūniju jūliju augustu septembri oktobri novembri decembri".split()
        ),
        "locative": tuple(
            "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī".split()
        ),
    }
)

_LATVIAN = Rules(
    dates=Dates(
        months=_LATVIAN_MONTHS,
        # Lower case in running text; CLDR's stand-alone names have capitals.
        weekdays=tuple("pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena".split()),
        when=Spans(
            day="{first.year}.~gada {first.day}.~{first.locative}{first.clock}",
            month="{first.year}.~gada {first.day}.–{last.day}.~{last.locative}",
            year=(
                "{first.year}.~gada {first.day}.~{first.locative}{first.clock}~– "
                "{last.day}.~{last.locative}{last.clock}"
            ),
            years=(
                "{first.year}.~gada {first.day}.~{first.locative}{first.clock}~– "
                "{last.year}.~gada {last.day}.~{last.locative}{last.clock}"
            ),
        ),
        # „no” takes the genitive; „līdz” takes the dative.
        period=Spans(
            day="{first.year}.~gada {first.day}.~{first.locative}",
            month="no {first.year}.~gada {first.day}. līdz {last.day}.~{last.dative}",
            year="no {first.year}.~gada {first.day}.~{first.genitive} līdz {last.day}.~{last.dative}",
            years=(
                "no {first.year}.~gada {first.day}.~{first.genitive} "
                "līdz {last.year}.~gada {last.day}.~{last.dative}"
            ),
        ),
        since="no {first.year}.~gada {first.day}.~{first.genitive}",
        until="līdz {first.year}.~gada {first.day}.~{first.dative}",
        label="{first.year}.~gada {first.day}.~{first.nominative}",
        month="{first.year}.~gada {first.nominative}",
        # valoda.lv: a dot, no zero before the hour.
        time="{hour}.{minute:02}",
        clock="plkst.~{}",
        clock_until="līdz plkst.~{}",
        before_clock=" ",
    ),
    quotes="„”„”",  # a nested name keeps both pairs
    # LVS 24:1993 (and CLDR since CLDR-11982): 33 letters, every one its own. Letters of Latgalian, of the older
    # orthography and of foreign names stand beside their relatives: y after ī (CLDR has it next to i), ō after o,
    # ŗ after r, q after p, w after v, x before z.
    alphabet="aābcčdeēfgģhiīyjkķlļmnņoōpqrŗsštuūvwxzž",
    # CLDR's zero, one, other. `pybabel init -l lv` writes another rule, whose third form is for 0 alone.
    plural_forms=(
        "nplurals=3; plural=(n%10==0 || n%100>=11 && n%100<=19) ? 0 : (n%10==1 && n%100!=11) ? 1 : 2"
    ),
    bound=(
        (r"\d{1,4}\.(?:[–-]\d{1,4}\.)?", r"(?:gad|g\.)"),
        (r"[Pp]lkst\.", r"\d"),
        (r"[Uu]\.", r"(?:c|tml|tt)\."),
        (r"[Tt]\.", r"(?:i|sk|s)\."),
    ),
    writing=Writing(
        dash="–",
        unspaced=",.;:!?",
        abbreviations=frozenset(
            "akad apm asoc doc dr dz g gs inž īp izd lekt līdzsv lpp mag milj mljrd nod nov nr pag piem plkst prof raj "
            "red resp sal sast sk st sv šķ tālr tel tūkst vsk t.i t.s t.sk".split()
        ),
        closing=frozenset("u.c u.tml u.tt u.t.t utt".split()),
        counted=(
            "gad(?:s|a|am|u|ā|i|iem|us|os)|dien(?:a|as|ai|u|ā|ām|ās)|nedēļ(?:a|as|ai|u|ā|ām|ās)|mēne(?:sis|ša|si|sī|ši|"
            "šu|šiem|šus|šos)|stund(?:a|as|u|ā|ām|ās)|minū(?:te|tes|ti|tē|šu|tēm|tēs)|reiz(?:e|es|i|ē|ēm)|reižu|"
            "cilvēk(?:s|a|i|u|us|iem)|dalībniek(?:s|a|i|u|us|iem)|biedr(?:s|a|i|u|us|iem)|biedrīb(?:a|as|u|ām|ās)|"
            "pārstāv(?:is|ja|ji|ju|jus|jiem)|seminār(?:s|a|i|u|us|iem|os)|eiro|latu"
        ),
        ordinals=True,
        percent_apart=True,
        joined_after=("un", "ar", "par", "no", "uz", "ir"),
        joined_before=("un", "kas", "vai", "bet"),
        joined=(
            r"([^\W\d_]{3,}(?:iem|ām|ēm|īm))(un|kas|ar|par|uz|ir)",  # no other word ends so: it is a case's ending
            r"(viņ(?:i(?!em)|iem|š|as|ām|os|ās))([^\W\d_]{4,})",
        ),
    ),
    endings=endings.LATVIAN,
    declensions=LATVIAN,
    languages=Frozen({"ltg": "latgaliešu", "liv": "lībiešu", "sgs": "žemaišu"}),
)

_RUSSIAN = Rules(
    dates=Dates(
        months=Frozen(
            {
                "nominative": tuple(
                    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
                ),
                "genitive": tuple(
                    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
                ),
            }
        ),
        weekdays=tuple("понедельник вторник среда четверг пятница суббота воскресенье".split()),
        when=Spans(
            day="{first.day}~{first.genitive} {first.year}~года{first.clock}",
            month="{first.day}–{last.day}~{last.genitive} {last.year}~года",
            year=(
                "{first.day}~{first.genitive}{first.clock}~– "
                "{last.day}~{last.genitive} {last.year}~года{last.clock}"
            ),
            years=(
                "{first.day}~{first.genitive} {first.year}~года{first.clock}~– "
                "{last.day}~{last.genitive} {last.year}~года{last.clock}"
            ),
        ),
        # «по» with the last day includes it, «до» leaves it open.
        period=Spans(
            day="{first.day}~{first.genitive} {first.year}~года",
            month="{first.from_word}~{first.day} по {last.day}~{last.genitive} {last.year}~года",
            year=(
                "{first.from_word}~{first.day}~{first.genitive} "
                "по {last.day}~{last.genitive} {last.year}~года"
            ),
            years=(
                "{first.from_word}~{first.day}~{first.genitive} {first.year}~года "
                "по {last.day}~{last.genitive} {last.year}~года"
            ),
        ),
        since="{first.from_word}~{first.day}~{first.genitive} {first.year}~года",
        # A deadline: «до 30 июня» alone leaves readers asking whether the 30th still counts; «по … включительно»
        # wants a «с» before it. «до … включительно» is what announcements write and cannot be misread.
        until="до {first.day}~{first.genitive} {first.year}~года включительно",
        label="{first.day}~{first.genitive} {first.year}~года",
        month="{first.nominative} {first.year}~года",
        clock_until="до {}",
        from_word="с",
        from_words=Frozen({2: "со"}),  # «со второго», read aloud
    ),
    quotes="«»„“",
    # No ё: it is е with a mark, so it sorts with е and after it. Names in Latin letters follow as a block after я.
    alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя" + LATIN,
    plural_forms=(
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
    ),
    bound=(
        (r"\d{3,4}(?:[–-]\d{2,4})?", r"(?:год|гг?\.)"),
        (r"[ВКСУОИАвксуоиа]", r"\S"),  # one-letter prepositions and conjunctions
        (r"[Сс]о", r"\d"),  # «со 2 июня»
        (r"[Тт]\.", r"[депкн]\."),
    ),
    writing=Writing(
        dash="—",
        unspaced=",.;:!?",
        abbreviations=frozenset(
            "акад гг доц изд им кв коп корп млн млрд напр обл ок пос проф р-н ред руб св сек см ср ст стр тел тыс ул "
            "т.е т.к т.н".split()
        ),
        closing=frozenset("т.д т.п и.др и.пр др пр".split()),
        counted=(
            "год(?:а|у|ом|е|ы|ов|ам|ами|ах)?|лет|д(?:ень|ня|ню|ни|ней|ням)|недел(?:я|и|ю|ь|ям)|месяц(?:а|у|ы|ев|ам)?|"
            "час(?:а|у|ы|ов|ам)?|минут(?:а|ы|у|ам)?|раза?|человека?|людей|участник(?:а|и|ов|ам)?|обществ(?:о|а|ам)?|"
            "представител(?:ь|я|и|ей|ям)|семинар(?:а|ы|ов|ам)?|евро"
        ),
        percent_apart=True,
        joined_after=("для", "или"),
        joined_before=("для", "или"),
    ),
    endings=endings.RUSSIAN,
    declensions=RUSSIAN,
    languages=Frozen({"ltg": "латгальский", "liv": "ливский", "sgs": "жемайтский"}),
)

_ENGLISH = Rules(
    dates=Dates(
        months=Frozen(
            {
                "nominative": tuple(
                    "January February March April May June July August September October November December".split()
                )
            }
        ),
        weekdays=tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
        when=Spans(
            day="{first.day}~{first.nominative} {first.year}{first.clock}",
            month="{first.day}–{last.day}~{last.nominative} {last.year}",
            year=(
                "{first.day}~{first.nominative}{first.clock}~– "
                "{last.day}~{last.nominative} {last.year}{last.clock}"
            ),
            years=(
                "{first.day}~{first.nominative} {first.year}{first.clock}~– "
                "{last.day}~{last.nominative} {last.year}{last.clock}"
            ),
        ),
        period=Spans(
            day="{first.day}~{first.nominative} {first.year}",
            month="from {first.day} to {last.day}~{last.nominative} {last.year}",
            year="from {first.day}~{first.nominative} to {last.day}~{last.nominative} {last.year}",
            years=(
                "from {first.day}~{first.nominative} {first.year} to {last.day}~{last.nominative} {last.year}"
            ),
        ),
        since="from {first.day}~{first.nominative} {first.year}",
        until="until {first.day}~{first.nominative} {first.year}",
        label="{first.day}~{first.nominative} {first.year}",
        month="{first.nominative} {first.year}",
        clock_until="until {}",
    ),
    quotes="“”‘’",
    alphabet=LATIN,
    plural_forms="nplurals=2; plural=(n != 1)",
    writing=Writing(
        dash="–",
        unspaced=",.;:!?",
        abbreviations=frozenset(
            "approx cf dr ed eds est fig jr mr mrs ms no nos p pp prof sr st tel vol vs e.g i.e".split()
        ),
        closing=frozenset("etc a.m p.m co inc ltd".split()),
        counted="years?|days?|weeks?|months?|hours?|minutes?|times|people|participants?|members?|associations?|euros?",
        joined_after=("and", "the"),
        joined_before=("and",),
    ),
    endings=endings.ENGLISH,
    declensions=ENGLISH,
)

OWN = Frozen({"lv": _LATVIAN, "ru": _RUSSIAN, "en": _ENGLISH})


def own_rules(code: str) -> Rules | None:
    """The rules for this BCP 47 code, those of the language when its region has none, or nothing."""
    return OWN.get(code) or OWN.get(code.partition("-")[0])
