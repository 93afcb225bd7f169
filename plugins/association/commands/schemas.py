"""`invoke schemas`: JSON Schemas of the YAML files, by which editors' programs complete and explain their fields."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from association.commands import ALL_WELL, refuse_no_content
from association.commands.changed import record
from association.commands.telling import tell
from association.language import Languages, Text
from association.problems import Problem, ProblemsFound, counted, said
from association.reading import MODELS
from association.reading.names import LIST_FILES, RECORD_FOLDERS, SINGLE_FILES
from association.reading.replacing import Replacement, replace
from association.records.values import ID_PATTERN

FOLDER = "data/.schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schemas(content: Path, languages: Languages) -> int:
    """Writes every schema, or none, into `content/data/.schema/`, where the YAML files' first lines look for them.

    A mistyped folder is refused, not made: schemas in it would make it look like content.
    """
    if not os.path.isdir(content):  # whatever the system has against the name
        message, remedy = said("is not a folder"), said("name the folder that holds the content")
        raise ProblemsFound([Problem(str(content), 0, "", message, remedy)])
    refuse_no_content(content)
    folder = content / FOLDER
    made = [Replacement.of(folder / name, text.encode()) for name, text in texts(languages).items()]
    replace(made, "schemas")
    record(*(one.name for one in made if one.before != one.after))
    tell(counted("{count} schema in {folder}", "{count} schemas in {folder}", len(made), folder=folder))
    return ALL_WELL


def texts(languages: Languages) -> dict[str, str]:
    """The content of every schema file by its name; the same whenever models and languages are the same."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        for name, schema in sorted(_all(languages).items())
    }


def _all(languages: Languages) -> dict[str, Schema]:
    found = {f"{kind}.json": _of_record(MODELS[kind], languages) for kind in RECORD_FOLDERS.values()}
    for name, kind in LIST_FILES.items():
        found[name.replace(".yaml", ".json")] = _of_list(MODELS[kind], languages)
    for name, kind in SINGLE_FILES.items():
        schema = _of_record(MODELS[kind], languages) if kind in MODELS else _OF_REDIRECTS
        found[name.replace(".yaml", ".json")] = schema
    return found


_OF_REDIRECTS: Schema = {
    "$schema": DIALECT,
    "title": "Redirects",
    "description": "Old addresses and the new ones that they lead to, both from the site's root.",
    "type": ["object", "null"],
    "propertyNames": {"pattern": "^/"},
    "additionalProperties": {"type": "string", "pattern": "^/"},
}


def _of_record(model: type[BaseModel], languages: Languages) -> Schema:
    """The schema of a file that holds one record."""
    schema = model.model_json_schema(schema_generator=_Generator)
    shared = {"Day": _DAY, "Text": _text(languages)}
    used = {name: one for name, one in shared.items() if f'"#/$defs/{name}"' in json.dumps(schema)}
    schema["$defs"] = {**schema.get("$defs", {}), **used}
    schema["properties"].pop("id")  # the file's name gives it, or the key in a list
    schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    return {"$schema": DIALECT, **schema}


def _of_list(model: type[BaseModel], languages: Languages) -> Schema:
    """The schema of a file that holds records by their ids; a file of comments alone is an empty list."""
    schema = _of_record(model, languages)
    definitions = schema.pop("$defs")
    schema.pop("$schema")
    name = schema["title"]
    return {
        "$schema": DIALECT,
        "$defs": {**definitions, name: schema},
        "type": ["object", "null"],
        "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
        "additionalProperties": {"$ref": f"#/$defs/{name}"},
    }


def _text(languages: Languages) -> Schema:
    words = {"type": ["string", "number"], "pattern": r"\S"}
    return {
        "title": "Text",
        "description": Text.__doc__.splitlines()[0] if Text.__doc__ else "",
        "anyOf": [
            {**words, "description": f"{languages.default.name}, the default language"},
            {
                "type": "object",
                "description": "per language",
                "properties": {language.code: {**words, "description": language.name} for language in languages},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    }


_DAY: Schema = {
    "title": "Day",
    "description": "2017-06-08 or 8.06.2017",
    "type": "string",
    "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\.?)$",
}


class _Generator(GenerateJsonSchema):
    """What our reader takes from YAML, where pydantic thinks of JSON: no nulls, and scalars that are text."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])  # an empty field is refused: what is unknown is left out

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        generated = super().default_schema(schema)
        if generated.get("default", ...) in (None, [], {}):
            del generated["default"]
        return generated

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        # Programs take a registration number or 18.00 for a number; our reader takes every scalar as it is written.
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False  # „Full Name” says no more than full_name

    def generate(self, schema: core_schema.CoreSchema, mode: Any = "validation") -> Schema:
        return _simplified(super().generate(schema, mode))


def _simplified(schema: Any) -> Any:
    """With one definition for all texts and one for all days, and clock times that programs may read as numbers."""
    if isinstance(schema, list):
        return [_simplified(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    if any(part.get("description") == "per language" for part in schema.get("anyOf", ())):
        return _with_one_text(schema)
    if schema.get("format") == "date":
        return {"$ref": "#/$defs/Day"}
    if schema.get("type") == "string" and "pattern" in schema:
        return {**schema, "type": ["string", "number"]}
    return {name: _simplified(part) for name, part in schema.items()}


def _with_one_text(schema: Mapping[str, Any]) -> Schema:
    """A choice that holds the two ways to write a text (Text's own schema), and what else may stand there."""
    ways = ("in the default language", "per language")
    others = [_simplified(part) for part in schema["anyOf"] if part.get("description") not in ways]
    text = {"$ref": "#/$defs/Text"}
    return {"anyOf": [text, *others]} if others else text
