"""Text: what a caseworker reads, in Danish and English, side by side."""

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

    def filled(self, **values: str) -> "Text":
        """Return the text with `{name}` replaced in both languages.

        >>> Text(da="fra {day}", en="from {day}").filled(day="2016-03-01").da
        'fra 2016-03-01'
        """
        return Text(da=self.da.format(**values), en=self.en.format(**values))
