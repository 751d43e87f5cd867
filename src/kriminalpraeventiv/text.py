"""Text: what a caseworker reads, in Danish and English, side by side."""

from collections.abc import Iterable
from typing import Literal

import attrs

Language = Literal["da", "en"]


@attrs.frozen(kw_only=True)
class Text:
    """The same words in Danish (`da`) and English (`en`).

    >>> Text(da="i dag", en="today").in_("en")
    'today'
    """

    da: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the words in `language`; a text without English answers in Danish."""
        return self.da if language == "da" else self.en or self.da

    def filled(self, **values: "str | Text") -> "Text":
        """Return the text with `{name}` replaced in both languages, a `Text` by its words in each.

        >>> Text(da="fra {day}", en="from {day}").filled(day="2016-03-01").da
        'fra 2016-03-01'
        >>> Text(da="søjle: {name}", en="column: {name}").filled(name=Text(da="reaktiv", en="reactive")).en
        'column: reactive'
        """
        da = {name: value.da if isinstance(value, Text) else value for name, value in values.items()}
        en = {name: value.in_("en") if isinstance(value, Text) else value for name, value in values.items()}
        return Text(da=self.da.format(**da), en=self.en.format(**en))

    @classmethod
    def listed(cls, texts: Iterable["Text"]) -> "Text":
        """Return texts as one, with commas.

        >>> Text.listed([Text(da="proaktiv", en="proactive"), Text(da="reaktiv", en="reactive")]).da
        'proaktiv, reaktiv'
        """
        each = tuple(texts)
        return cls(da=", ".join(text.da for text in each), en=", ".join(text.in_("en") for text in each))
