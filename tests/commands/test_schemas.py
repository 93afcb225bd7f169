"""The JSON Schemas for editors' programs: as the models are, and true of the content."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from association.commands.schemas import FOLDER, schemas, texts
from association.language import Languages
from association.problems import ProblemsFound
from association.reading import MODELS, files
from association.reading.names import LIST_FILES

jsonschema = pytest.importorskip("jsonschema")

LISTS = {kind: name.removesuffix(".yaml") for name, kind in LIST_FILES.items()}


class _AsEditorsProgramsDo(yaml.SafeLoader):
    """YAML 1.2: days are text, and only true and false are truth values."""


_AsEditorsProgramsDo.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_AsEditorsProgramsDo.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")


def schema_of(name: str, languages: Languages):
    return jsonschema.Draft202012Validator(json.loads(texts(languages)[name]))


def test_committed_schemas_are_current(repository: Path, languages: Languages) -> None:
    folder = repository / "content" / FOLDER
    committed = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert committed == texts(languages), "run `invoke schemas`"


def test_every_kind_has_a_valid_schema(languages: Languages) -> None:
    assert len(texts(languages)) == len(MODELS) + 1  # and redirects
    for text in texts(languages).values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_file_of_the_content_fits_its_schema(repository: Path, languages: Languages) -> None:
    found = [f for f in files.find(repository / "content", [], []) if f.path.suffix == ".yaml"]
    assert found
    for file in found:
        kind = file.kind.removeprefix("list:")
        name = LISTS.get(kind, kind) if file.kind.startswith("list:") else kind
        data = yaml.load(file.path.read_text(encoding="utf-8"), _AsEditorsProgramsDo)
        errors = schema_of(f"{name}.json", languages).iter_errors(data)
        assert [f"{file.name}: {error.json_path}: {error.message}" for error in errors] == []


def test_first_lines_name_the_schema_that_is_meant(repository: Path) -> None:
    for file in files.find(repository / "content", [], []):
        if file.path.suffix == ".yaml":
            first = file.path.read_text(encoding="utf-8").splitlines()[0]
            if first.startswith("# yaml-language-server:"):
                target = file.path.parent / first.partition("$schema=")[2]
                assert target.resolve().parent == (repository / "content" / FOLDER).resolve()
                assert target.is_file(), file.name


@pytest.mark.parametrize(
    ("name", "data", "fits"),
    [
        ("event.json", {"type": "course", "title": "Kursi", "start": "2017-06-08"}, True),
        ("event.json", {"type": "course", "title": "Kursi", "start": "8.06.2017"}, True),
        ("event.json", {"type": "course", "title": "Kursi", "start": "8 June 2017"}, False),
        ("event.json", {"type": "course", "title": {"lv": "Kursi"}, "start": "2017-06-08", "starts": 18.0}, True),
        ("event.json", {"type": "course", "title": {"xx": "Kursi"}, "start": "2017-06-08"}, False),
        ("event.json", {"type": "kurss", "title": "Kursi", "start": "2017-06-08"}, False),
        ("event.json", {"type": "course", "title": "Kursi"}, True),
        ("event.json", {"type": "course", "start": "2017-06-08"}, False),
        ("event.json", {"id": "x", "type": "course", "title": "Kursi", "start": "2017-06-08"}, False),
        ("organisation.json", {"name": "A", "places": ["b"], "reg_no": 40008000000}, True),
        ("organisation.json", {"name": "A", "places": ["b"], "about": None}, False),
        ("organisation.json", {"name": "A", "places": ["b"], "websites": "x"}, False),
        ("places.json", {"ciems": {"name": "Ciems", "where": "Ciemā"}}, True),
        ("places.json", {"Ciems": {"name": "Ciems", "where": "Ciemā"}}, False),
        ("places.json", None, True),
        ("offer.json", {"type": "course", "title": "A", "organiser": "b", "how_to_join": "C", "price": "free"}, True),
        ("redirects.json", {"/a/": "/b/"}, True),
        ("redirects.json", {"a": "/b/"}, False),
    ],
)
def test_schema_takes_what_the_reader_takes(name: str, data: object, fits: bool, languages: Languages) -> None:
    assert schema_of(name, languages).is_valid(data) is fits


@pytest.mark.parametrize("name", ["missing", "a" * 300])
def test_schemas_make_no_content_folder(name: str, tmp_path: Path, languages: Languages) -> None:
    with pytest.raises(ProblemsFound, match="is not a folder; name the folder that holds the content"):
        schemas(tmp_path / name, languages)
    assert list(tmp_path.iterdir()) == []


def test_schemas_say_where_they_cannot_be_written(tmp_path: Path, languages: Languages) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="data/.schema: can't be written: Not a directory; look who may write"):
        schemas(tmp_path, languages)
