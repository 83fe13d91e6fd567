"""Which language a report is written in, and whether it can be coded."""

import functools
from dataclasses import dataclass

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# The languages chosen from: those in which armed conflict is reported. The model knows many
# more, and the fewer it may choose from, the less often names alone lead it astray.
_NAMES = {
    **{"en": "English", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic", "fa": "Persian"},
    **{"ku": "Kurdish", "he": "Hebrew", "tr": "Turkish", "fr": "French", "de": "German"},
    **{"es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish"},
    **{"am": "Amharic", "so": "Somali", "sw": "Swahili", "ur": "Urdu", "ps": "Pashto"},
    **{"hi": "Hindi", "bn": "Bengali", "zh": "Chinese", "ja": "Japanese", "ko": "Korean"},
    **{"el": "Greek", "bg": "Bulgarian", "sr": "Serbian", "hr": "Croatian", "hy": "Armenian"},
    **{"az": "Azerbaijani", "ka": "Georgian", "id": "Indonesian", "ms": "Malay", "my": "Burmese"},
    **{"th": "Thai", "vi": "Vietnamese", "ro": "Romanian", "hu": "Hungarian", "cs": "Czech"},
}
_CODEABLE = frozenset({"en"})
_UNKNOWN = "und"
_SAMPLE = 1000  # letters; 300, 3,000 and all of them gave the same answers on 755 articles
_SHORT = 60  # letters below which the model is unsure of names and figures
_TOO_SHORT = 25  # letters: "Nine dead." is Romanian to the model
_ENGLISH_ENOUGH = 0.15  # of a short Latin text; of five foreign ones tried, the highest had .07


@dataclass(frozen=True, slots=True)
class Language:
    """ISO 639-1 or "und"; why a report in it is set aside (None if it can be coded); a note."""

    code: str
    set_aside: str | None
    note: str | None = None


def tell_language(words: str, stated: str | None) -> Language:
    """The language of `words`. `stated` is what the item says of itself ("en-US", "English"):
    believed, unless its letters cannot be that language's.
    """
    code = _code(stated) if stated is not None else None
    if code is None:
        return _detected(words)
    if code == "en" and _foreign_letters(words):
        found = _detected(words)
        note = f"listed as {stated}, but written in {_name(found.code)}"
        return Language(found.code, found.set_aside, note)
    return _language(code)


def _detected(words: str) -> Language:
    sample = words[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    if not letters:
        return Language(_UNKNOWN, "holds no words: cannot be coded")
    ranked = dict(_model().rank(sample))
    best = max(ranked, key=lambda code: ranked[code])
    if letters >= _SHORT or best in _CODEABLE:
        return _language(best)
    maybe = ranked["en"] >= _ENGLISH_ENOUGH or (letters < _TOO_SHORT and sample.isascii())
    if maybe and not _foreign_letters(words):
        return _language("en", "too short to be sure of its language; read as English")
    return _language(best, "too short to be sure of its language")


@functools.cache
def _model() -> LanguageIdentifier:
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(_NAMES))
    return model


def _language(code: str, note: str | None = None) -> Language:
    if code in _CODEABLE:
        return Language(code, None, note)
    return Language(code, f"written in {_name(code)} ({code}): cannot be coded yet", note)


def _name(code: str) -> str:
    return _NAMES.get(code, "an unknown language")


def _code(stated: str) -> str | None:
    """The two letters of "en-US", "English" or "eng"; None for what is no known language."""
    word = stated.strip().casefold().replace("_", "-").split("-")[0]
    by_name = {name.casefold(): code for code, name in _NAMES.items()}
    by_name |= {"eng": "en", "rus": "ru", "ara": "ar", "fas": "fa", "tur": "tr", "fra": "fr"}
    return word if word in _NAMES else by_name.get(word)


def _foreign_letters(words: str) -> bool:
    """True if most letters lie outside the Latin blocks."""
    letters = [char for char in words[:_SAMPLE] if char.isalpha()]
    return 2 * sum(char > "\u024f" for char in letters) > len(letters)
