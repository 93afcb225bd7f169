"""Words in several languages, and what a reader of one of them gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from association.language.frozen import Frozen
from association.problems import did_you_mean, said

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema, PydanticCustomError

CODE = r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?"  # BCP 47: a language, and a region where that matters


@dataclass(frozen=True)
class Words:
    """Words in one language; `foreign` when it is not the one that was asked for."""

    text: str
    lang: str
    foreign: bool = False

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        """Escaped, and marked with their language where they are foreign (WCAG 2.2, 3.1.2)."""
        if self.foreign:
            return Markup('<span lang="{}">{}</span>').format(self.lang, self.text)
        return escape(self.text)


class Text(Frozen[str, str]):
    """The same words per language code, in the order in which they were written; none of them blank.

    As the type of a field it accepts a string, which is in the default language, or `{code: words}`. The languages
    come with the validation: `Model.model_validate(data, context={"languages": languages})`.
    """

    __slots__ = ()

    def __init__(self, words: Mapping[str, str]) -> None:
        for code, value in words.items():
            if not isinstance(code, str) or not isinstance(value, str):
                raise TypeError(f"a text is words per language, not {code!r}: {value!r}")
            if not value.strip():
                raise ValueError(f"the words in '{code}' are empty; leave them out")
        super().__init__({code: value.strip() for code, value in words.items()})

    @classmethod
    def of(cls, value: str | Mapping[str, str], default: str) -> Text:
        """Words alone are in the language with the code `default`."""
        return cls({default: value} if isinstance(value, str) else value)

    def into(self, code: str, otherwise: str | None = None) -> Words | None:
        """The words in this language, else in `otherwise`, else in the first there is; None when there is none."""
        for lang in (code, otherwise, *self):
            if lang in self:
                return Words(self[lang], lang, foreign=lang != code)
        return None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # late: a text needs pydantic only as a field of a record

        per_language = core_schema.dict_schema(
            core_schema.with_info_plain_validator_function(_language_of_site),
            core_schema.no_info_plain_validator_function(_not_blank),
        )
        return core_schema.with_info_wrap_validator_function(
            _validated,
            per_language,
            serialization=core_schema.plain_serializer_function_ser_schema(dict),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "pattern": r"\S"}
        return {
            "anyOf": [
                {**words, "description": "in the default language"},
                {
                    "type": "object",
                    "description": "per language",
                    "patternProperties": {f"^{CODE}$": words},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }


def _validated(value: Any, per_language: Callable[[Any], dict[str, str]], info: Any) -> Text:
    if isinstance(value, str):
        if ":" in value and (code := value.partition(":")[0].strip()) in _languages(info).codes:
            raise _fault(
                "language_in_text",
                said("'{code}:' begins the text, and so names no language", code=code),
                said("put {{ and }} around it, and a space after each colon: {{lv: …, ru: …}}"),
            )
        return Text({_languages(info).default.code: _not_blank(value)})
    if not isinstance(value, Mapping):
        raise _fault("not_text", said("is not text"), said("write words, or words per language"))
    if not value:
        raise _fault("empty_text", said("is empty"), said("leave the field out"))
    return Text(per_language(dict(value)))


def _language_of_site(code: Any, info: Any) -> str:
    codes = _languages(info).codes
    if code not in codes:
        raise _fault(
            "unknown_language",
            said("'{code}' is not a language of this site", code=code),
            did_you_mean(str(code), codes),
        )
    return code


def _not_blank(words: Any) -> str:
    if not isinstance(words, str):
        raise _fault("not_text", said("is not text"), said("write words"))
    if not words.strip():
        raise _fault("empty_text", said("is empty"), said("leave the field out"))
    return words.strip()


def _languages(info: Any) -> Any:
    try:
        return info.context["languages"]
    except (TypeError, KeyError):
        raise RuntimeError('a Text is validated with context={"languages": …}') from None


def _fault(kind: str, message: str, remedy: str) -> PydanticCustomError:
    """An error whose message and remedy can be told apart in its context."""
    from pydantic_core import PydanticCustomError

    template = "{message}; {remedy}" if remedy else "{message}"
    return PydanticCustomError(kind, template, {"message": message, "remedy": remedy})
