"""Tables of wrong and right writing: what is mended, what is only told, and what nobody may touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from association.advice import Finding
from association.language import Languages

Read = Callable[[str, str], list[Finding]]
Fixed = Callable[[str, str], str]

MENDED = [
    # glued words and marks
    ("lv", "interesentiem,kas vēl", "interesentiem, kas vēl"),
    ("lv", "Daugavpilī.Seminārā runāja", "Daugavpilī. Seminārā runāja"),
    ("lv", "sākas 3gadiem.Tās", "sākas 3 gadiem. Tās"),
    ("lv", "pārstāvjiem u.c.Otrais seminārs", "pārstāvjiem u.c. Otrais seminārs"),
    ("lv", "utt.Bet ne vienmēr", "utt. Bet ne vienmēr"),
    ("lv", "u.c.,kas nāk", "u.c., kas nāk"),
    ("lv", "skola „Ābele”ietvaros", "skola „Ābele” ietvaros"),
    ("lv", "biedrība„Ābele” un „Priede”.Tās sadarbojas", "biedrība „Ābele” un „Priede”. Tās sadarbojas"),
    ("lv", "norisinājās2017. gada rudenī", "norisinājās 2017. gada rudenī"),
    ("lv", "norisinājās8. jūnijā", "norisinājās 8. jūnijā"),
    ("ru", "состоялся2017 года и осенью2018года", "состоялся 2017 года и осенью 2018 года"),
    ("lv", "2017.gada 8.jūnijā", "2017. gada 8. jūnijā"),
    ("lv", "2017.gada 8.–9.jūnijā plkst.18.00", "2017. gada 8.–9. jūnijā plkst. 18.00"),
    ("lv", "līgums Nr.5", "līgums Nr. 5"),
    ("lv", "birojs@example.org,lūdzu", "birojs@example.org, lūdzu"),
    ("lv", "bija 10% un 2,5% vairāk", "bija 10\u00a0% un 2,5\u00a0% vairāk"),
    ("lv", "Rīgas 3.vidusskola", "Rīgas 3. vidusskola"),
    ("lv", "seminārs– „Darbs” un tas –arī", "seminārs – „Darbs” un tas – arī"),
    ("lv", "biedrība (Līvāni)un māja(Krāslava)", "biedrība (Līvāni) un māja (Krāslava)"),
    ("lv", "Vai nāksiet?Gaidām!Būs labi", "Vai nāksiet? Gaidām! Būs labi"),
    ("lv", "apvieno biedrības.NVO darbs", "apvieno biedrības. NVO darbs"),
    ("lv", "[saite](event:talka),kas ved", "[saite](event:talka), kas ved"),
    ("ru", "участникам,которые пришли", "участникам, которые пришли"),
    ("ru", "в Краславе.Участники", "в Краславе. Участники"),
    ("ru", "8июня 2017года", "8 июня 2017 года"),
    ("ru", "договор №5 и 20% времени", "договор № 5 и 20\u00a0% времени"),
    ("ru", "песни и т.д.Потом чай", "песни и т.д. Потом чай"),
    ("ru", "общество«Ива»готовит", "общество «Ива» готовит"),
    ("ru", "через 3дня и 2недели", "через 3 дня и 2 недели"),
    ("en", "for members,who came", "for members, who came"),
    ("en", "in the hall.The talk lasted 2hours", "in the hall. The talk lasted 2 hours"),
    ("en", "on 8June", "on 8 June"),
    # quotation marks
    ("lv", 'biedrība "Ābele"', "biedrība „Ābele”"),
    ("lv", "biedrība “Ābele”, «Priede» un „Egle“", "biedrība „Ābele”, „Priede” un „Egle”"),
    ("lv", 'projekts "Skola "Ābele""', "projekts „Skola „Ābele””"),
    ("lv", '**"Ābele"** un "**Priede**" un ["Egle"](page:egle)', "**„Ābele”** un „**Priede**” un [„Egle”](page:egle)"),
    ("ru", 'газета "Наш город"', "газета «Наш город»"),
    ("ru", "проект «Школа «Ива»»", "проект «Школа „Ива“»"),
    ("ru", "общество „Baltā māja” и “Ива”", "общество «Baltā māja» и «Ива»"),
    ("en", 'the "White House"', "the “White House”"),
    ("en", "the „White House” and «Park»", "the “White House” and “Park”"),
    # spaces, dashes, dots
    ("lv", "divas  atstarpes un\u00a0 vēl", "divas atstarpes un\u00a0vēl"),
    ("lv", "vārds , cits ; un trešais .", "vārds, cits; un trešais."),
    ("lv", "( Līvāni ) un „ Ābele”", "(Līvāni) un „Ābele”"),
    ("lv", "Ābele - koks - aug", "Ābele – koks – aug"),
    ("ru", "Ива - дерево", "Ива — дерево"),
    ("en", "Willow - a tree", "Willow – a tree"),
    ("lv", "un tā tālāk...", "un tā tālāk…"),
    ("lv", "pirms\ttabulatora", "pirms tabulatora"),
    # what word processors leave
    ("lv", "bied\u00adrība ne\u200bredzama", "biedrība neredzama"),
    ("en", "ﬁnd the ﬂower", "find the flower"),
    ("ru", "oбщество и Kраслава", "общество и Краслава"),  # a Latin o, a Latin K
    ("lv", "bіedrība un dаlībnieki", "biedrība un dalībnieki"),  # a Cyrillic і, a Cyrillic а
    ("en", "аssociation", "association"),
]

TOLD = [
    ("lv", "Pirmais2 dienu seminārs", "write 'Pirmais 2'"),
    ("lv", "ieguvumiemun grūtībām", "write 'ieguvumiem un'"),
    ("lv", "Viņipozitīvi novērtēja", "write 'Viņi pozitīvi'"),
    ("lv", "biedrības darbs, biedrībasun citu", "write 'biedrības un'"),
    ("lv", "kasbiedrības un biedrības", "write 'kas biedrības'"),
    ("lv", "pirmais vārds.otrais vārds", "write 'vārds. otrais'"),
    ("lv", "pieteikumi:pasts", "write 'pieteikumi: pasts'"),
    ("lv", "20izglītojamie", "write '20 izglītojamie'"),
    ("lv", "biedrībaĀbele ir biedrība, un Ābele", "write 'biedrība Ābele'"),
    ("lv", "• pirmais", "write '- pirmais'"),
    ("lv", "zīme \uf0b7", "delete it"),
    ("lv", "pēdiņas „bez beigām", "add the other mark, or delete this one"),
    ("ru", "общества дляобщества", "write 'для общества'"),
    ("ru", "10летие", "write '10 летие'"),
    ("en", "people andpeople", "write 'and people'"),
]

RIGHT = {
    "lv": """
        2017.LV/NVOF/DAP/MIC/028 | 8.–9. jūnijā | plkst. 10:30 | 1,5 miljoni | 2:1 | u.c. | u. c. | u.tml., kas |
        t.i. tas |
        COVID-19 | Web2 | A4 formāts | 2-dienu seminārs | H2O | CO2 | eParaksts | YouTube | iPhone | airBaltic |
        GitHub |
        https://example.org/a,b.C | ID Nr. 2017.LV/NVOF/DAP/MIC/028, ietvaros | www.example.lv/kas,tas | Gorod.lv |
        example.org/Par.Mums |
        plans.pdf | images/talka-2.jpg | `kods,kods` | [saite](event:talka) | ![attēls](images/a,b.jpg) |
        ## Virsraksts |
        {.klase,otra} | <span lang="ru">Ива</span> | <em lang="en">“a,b”</em> | *“a,b”*{lang=en} | [^1] |
        &nbsp;un | dalībnieks(-ce) | dalībnieki(-ces) | dalībniek(i)em |
        5" ekrāns | „NVO „Ābele”” | A. Bērziņš | A.Bērziņš | J.R.R.Tolkīns | prof. Bērziņš | un/vai | km/h | 1990/91 |
        mazākumtautību pārstāvji | jauniegūtā pieredze | darbojas uz vietas | ciemos | ziemas | piemin | Viņiem |
        viņi |
        Kā tas ir?! | Nē… | …un tad | Ko?.. | 2+2=4 | f(x) | 10 - 2 | -5 grādi | Rīga–Daugavpils | no – līdz |
        18.00–20.00 |
        Nr. 5 | 100 % | 50%-gs | 3D | 4K | 20km | 1. klase | 5.a klase | 1.A klase | Windows 10 | mp3 |
        #talka2017 | @birojs |
        likuma 5.1. punkts | 1.2.3. punkts | 12.05.2017. | ISO 9001:2015 | LV-5401 | +371 20000000 | 00:15,3 |
        a,b | x;y |
        „Ko?” viņa jautā. | „Nāc!” – viņš sauc. | viņš saka: „Nāc.” | (sk. 3. lpp.) |
        Baltā māja (Līvāni), „Ābele” (Izvalta) |
        **svarīgi**, bet | *„Ābele”* | _viens_, _divi_ | un\u00a0tas | 2017.\u00a0gada | {project}, {grant_id} |
        vārds[^2], cits |
        👩‍👩‍👧 ģimene | Tas. | (tas.) | Rīgā, Daugavpilī | Rēzekne; Ludza | labi :) | lat.valodas | D vitamīns |
        B12 | E-talons |
    """,
    "ru": """
        т.е. так | т. е. так | и т.д. | 2017 г. | 8–9 июня 2017 года | с 10:30 до 12:00 | COVID-19 | А4 |
        2-дневный | «Baltā māja» |
        «Школа „Ива“» | А. С. Пушкин | А.С.Пушкин | им. Райниса | № 5 | 20 % | 20%-ный | Ива — дерево | как-то |
        кто-нибудь |
        ВКонтакте | ЮНЕСКО | eParaksts | USB-кабель | IT-специалист | Wi-Fi | 5-й | 1990-е | Что это?? |
        Троллинг?! | да?.. | тел. 5 |
        «Intelekta parks» и «Baltā māja» | домик | если | чтобы | такие | длительность |
        https://example.org/ива,дуб | или так |
    """,
    "en": """
        e.g. this | i.e. that | U.S. Army | 10:30 a.m. | 10% | 1st | 2nd | 20th | the association's | members' |
        “A ‘nested’ one” | A4 |
        word—word | thousand | husband | island | therefore | android | iPhone | YouTube | JavaScript | Node.js |
        ASP.NET | Web2 |
        “In lingva” (Daugavpils) | 1,500 people | 3.5 | 5-year | a/b | and/or | rock ’n’ roll | isn’t | St. Peter |
        12.5% | Dr. Who |
    """,
}


@pytest.mark.parametrize(("code", "wrong", "right"), MENDED)
def test_what_is_certain_is_mended(fixed: Fixed, code: str, wrong: str, right: str) -> None:
    assert fixed(code, wrong) == right


@pytest.mark.parametrize(("code", "wrong", "right"), MENDED)
def test_what_is_mended_is_right(read: Read, code: str, wrong: str, right: str) -> None:
    assert read(code, right) == []


@pytest.mark.parametrize(("code", "text", "remedy"), TOLD)
def test_what_is_not_certain_is_told_and_stays(read: Read, fixed: Fixed, code: str, text: str, remedy: str) -> None:
    assert [finding.remedy for finding in read(code, text)] == [remedy]
    assert fixed(code, text) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [(code, text.strip()) for code, table in RIGHT.items() for text in table.split("|") if text.strip()],
)
def test_what_is_right_is_left_alone(read: Read, code: str, text: str) -> None:
    assert read(code, text) == []
    assert read(code, f"Xx {text} xx") == []


_PIECES = st.sampled_from(
    """biedrība un kas viņi Pirmais2 2dienu 3gadiem 2017. gada 8.–9.jūnijā u.c. общество для oбщество June the "x"
    „ ” “ « » ‘ ’ '
    , . ; : ! ? ... … - – — ( ) [ ] * ** _ ` ```kods``` % 10% Nr.5 №5 Āb Ж A a 5 https://a.lv/b,c a@b.lv a.lv
    [a](b,c) <b> </b>
    {a,b} &amp; Ābele.Tās vārds,cits""".split()
    + [" ", "  ", "\n", "\t", "\u00a0", "\u00ad", "\u200b", "\0"[:0], ""]
)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=14), code=st.sampled_from(["lv", "ru", "en"]))
def test_mending_ends_and_mending_again_changes_nothing(fixed: Fixed, pieces: list[str], code: str) -> None:
    once = fixed(code, "".join(pieces))
    assert fixed(code, once) == once


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(_PIECES, max_size=14), code=st.sampled_from(["lv", "ru", "en"]))
def test_mending_keeps_every_letter_digit_and_line(fixed: Fixed, pieces: list[str], code: str) -> None:
    text = "".join(pieces)
    words = "".join(sign for sign in text if sign.isalnum())
    mended = fixed(code, text)
    same_looks = str.maketrans("оОсСаАеЕКк", "oOcCaAeEKk")
    assert "".join(sign for sign in mended if sign.isalnum()).translate(same_looks) == words.translate(same_looks)
    assert mended.count("\n") == text.count("\n")


def test_long_sentences_are_told_with_their_length_and_beginning(read: Read) -> None:
    text = "Īsi. Šis ir garš teikums " + "vārds " * 37 + "beigas. Un vēl."
    (finding,) = read("lv", text)
    assert finding.message == "a sentence of 42 words: 'Šis ir garš teikums vārds vārds …'"


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("lv", ["Tas bija 2017. gada 8. jūnijā plkst. 10.30 pie prof. A. Bērziņa.", "Visi nāca."]),
        ("lv", ["Nāca biedri u.c. ļaudis.", "Dziedāja, dejoja u.c.", "Otrais bija īss."]),
        ("lv", ["„Vai nāksi?” viņa jautāja.", "„Nākšu!”", "Tā arī bija…", "Un viss."]),
        ("lv", ["Tas bija 1. janvārī, t.i., ziemā.", "3. klase gāja."]),
        ("ru", ["Это было 8 июня 2017 г. в Краславе на ул. Райниса, т.е. там.", "Все пришли."]),
        ("ru", ["«Когда?» — спросил он.", "Пели, плясали и т.д.", "Потом чай."]),
        ("en", ["Dr. Smith came at 10 a.m. with J. R. Doe, e.g. early.", "Then they left etc.", "All good!"]),
    ],
)
def test_sentences_end_where_they_end(languages: Languages, code: str, parts: list[str]) -> None:
    from association.advice.sentences import sentences

    text = " ".join(parts)
    assert [text[start:end].strip() for start, end in sentences(text, languages[code])] == parts
