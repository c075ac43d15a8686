"""One spelling for all the ways a name can be typed: full-width, half-width, case, hyphens, accents, small kana."""

from __future__ import annotations

import re
import unicodedata

#: Small kana and long marks differ between spellings of one name (キャリイ, キャリィ); they are evened out.
_KANA = str.maketrans("ァィゥェォ", "アイウエオ")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d_]")
_JAPANESE = "\u3040-\u30ff\u3400-\u9fff々"
_WORD = re.compile(rf"[{_JAPANESE}ー]+|[0-9a-z\uac00-\ud7a3\u00df-\u024f]+")


def fold(text: str) -> str:
    """Lower case, half-width, plain hyphens, no accents on Latin letters. Word boundaries stay."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = "".join(_bare(char) for char in plain)
        plain = _DASHES.sub("-", plain).translate(_KANA).replace("’", "'").replace("・", " ")
    return plain


def _bare(char: str) -> str:
    """The letter without its accent; kana keep their marks, which make other letters of them."""
    return unicodedata.normalize("NFD", char)[0] if "\u00c0" <= char <= "\u024f" else char


def words(folded: str) -> list[str]:
    """Runs of Latin letters and digits, and runs of Japanese characters. Apostrophes vanish: That's is thats."""
    return _WORD.findall(folded.replace("'", ""))


def squeeze(text: str) -> str:
    """A name as one run of characters, for look-up: 'Mira e:S' and 'mira-es' are both 'miraes'."""
    return "".join(words(fold(text)))


def is_japanese(word: str) -> bool:
    return word[:1] > "\u3000" and not "\uac00" <= word[:1] <= "\ud7a3"
