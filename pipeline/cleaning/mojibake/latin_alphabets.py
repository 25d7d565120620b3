"""The letters beyond ASCII of languages in Latin script, and the signs that all of them share.

The letters are those of the main exemplar characters of the Unicode Common Locale Data Repository (CLDR), with the
letters that its auxiliary ones add for foreign words of everyday use.
"""

from typing import Final

# By ISO 639-1 code, as CLD2 names languages; small letters, capitals are theirs too.
_LETTERS: Final = {
    "en": "éèêëïñöüçàâôæœ",
    "de": "äöüßéèàâêç",
    "nl": "éëïóöüáèêçàâí",
    "fr": "àâæçéèêëîïôœùûüÿñ",
    "es": "áéíñóúüçïà",
    "ca": "àçéèíïóòúüñ·",
    "gl": "áéíïñóúü",
    "eu": "ñçü",
    "pt": "áàâãçéêíóôõúüèñò",
    "it": "àèéìíîòóùúçñ",
    "da": "åæøéáíóúýäöü",
    "no": "åæøéàóòôâêäö",
    "nb": "åæøéàóòôâêäö",
    "nn": "åæøéàóòôâêäö",
    "sv": "åäöéàáüæø",
    "fi": "åäöšžéü",
    "et": "õäöüšžé",
    "is": "áéíóúýþæöðå",
    "ga": "áéíóúàèé",
    "pl": "ąćęłńóśźżéüöä",
    "cs": "áčďéěíňóřšťúůýžöüä",
    "sk": "áäčďéíĺľňóôŕšťúýžěřöü",
    "hu": "áéíóöőúüűäà",
    "ro": "ăâîșțşţéáöü",
    "hr": "čćđšžéöü",
    "bs": "čćđšžé",
    "sl": "čšžćđéöü",
    "sq": "çëéà",
    "lt": "ąčęėįšųūžé",
    "lv": "āčēģīķļņšūžōŗé",
    "tr": "âçğıîöşûüİé",
    "az": "çəğıöşüİ",
}
# The signs that stand in texts of all these languages, and spaces; a capital with accents is a letter and no sign.
SIGNS: Final = frozenset(
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{SOFT HYPHEN}"
    "‘’‚“”„‹›«»¿¡–—…•·°ªº€£§©®™½¼¾²³±×÷‰†‡→←≤≥≈µ─│"
    "\N{REPLACEMENT CHARACTER}"
)


def _with_capitals(letters: str) -> frozenset[str]:
    both = letters + letters.upper().replace("SS", "")
    return frozenset([letter for letter in both if not letter.isascii()])  # the capital of ı is I


ALPHABETS: Final = {code: _with_capitals(letters) for code, letters in _LETTERS.items()}
