"""Our texts as FHIR elements: in one language, with translations into others beside them."""

from __future__ import annotations

from dataclasses import dataclass

from screener.exchange.terminology import Json
from screener.language import Language

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


@dataclass(frozen=True)
class Wording:
    """The language of a resource, and those it is translated into as well."""

    language: Language
    others: tuple[Language, ...] = ()

    def element(self, name: str, text: str) -> Json:
        """The element of that name with a text of ours, and beside it the translations that differ from it."""
        written = self.language.translated(text)
        made: Json = {name: written}
        translated = [(other.tag, other.translated(text)) for other in self.others if other != self.language]
        if extensions := [translation(tag, words) for tag, words in translated if words != written]:
            made[f"_{name}"] = {"extension": extensions}
        return made


def translation(tag: str, words: str) -> Json:
    """The standard extension that holds a text in another language. `tag` is a BCP 47 tag."""
    return {
        "url": TRANSLATION,
        "extension": [{"url": "lang", "valueCode": tag}, {"url": "content", "valueString": words}],
    }
