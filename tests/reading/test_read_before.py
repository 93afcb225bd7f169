"""Texts that an earlier build has read come out as they did, and only as long as nothing they depend on has changed."""

from __future__ import annotations

from collections.abc import Callable

from association.language import ForeignNames, Languages
from association.reading.prose import Prose, Rendered
from association.reading.read_before import ReadBefore

TEXT = "## Virsraksts\n\nSkat. [attēlu](images/a.png), [biedru](organisation:a) un <b>Zeme</b>, «Дом», 2017. gadā.\n"


class Memory(dict[str, bytes]):
    made = 0

    def once(self, key: str, make: Callable[[], bytes]) -> bytes:
        if key not in self:
            self[key] = make()
            self.made += 1
        return self[key]


def rendered(
    memory: Memory, languages: Languages, text: str = TEXT, address: str | None = "/images/a.png", name: str = "Zeme"
) -> Rendered:
    prose = ReadBefore(lambda target, where: address, languages, memory.once)
    return prose.render(text, "a.lv.md", languages.default, ForeignNames({name: "en"}))


def test_a_text_is_rendered_once_and_comes_out_as_without_a_memory(languages: Languages) -> None:
    memory = Memory()
    prose = Prose(lambda target, where: "/images/a.png", languages)
    plain = prose.render(TEXT, "a.lv.md", languages.default, ForeignNames({"Zeme": "en"}))

    assert rendered(memory, languages) == rendered(memory, languages) == plain
    assert memory.made == 1


def test_other_words_and_other_names_are_another_text(languages: Languages) -> None:
    memory = Memory()
    first = rendered(memory, languages)

    assert rendered(memory, languages, name="Saule") != first
    assert rendered(memory, languages, text=TEXT + "Vēl.") != first
    assert memory.made == 3


def test_a_file_that_has_moved_since_is_found_where_it_is_and_one_that_is_gone_is_told_of(languages: Languages) -> None:
    memory = Memory()
    assert "/images/a.png" in rendered(memory, languages).html

    assert "/images/b.png" in rendered(memory, languages, address="/images/b.png").html
    assert rendered(memory, languages, address=None).faults


def test_a_text_with_faults_is_not_remembered(languages: Languages) -> None:
    memory = Memory()

    assert rendered(memory, languages, address=None).faults == rendered(memory, languages, address=None).faults != []
    assert not memory
    assert not rendered(memory, languages).faults
