"""Languages: English is coded, others are kept and set aside, short texts are doubted."""

import pytest
from feeding import STRIKE, fed, json_lines

from reportedly.model.reports import Intake


def intake(text: str, **row: str) -> Intake:
    (found,) = fed(json_lines({"text": text, **row}))
    assert isinstance(found, Intake)
    return found


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("В результате удара по рынку погибли девять человек, сообщил источник.", "ru", "Russian"),
        ("قتل تسعة أشخاص في غارة جوية على السوق، بحسب مصدر محلي", "ar", "Arabic"),
        ("Neuf personnes ont été tuées lundi dans une frappe aérienne.", "fr", "French"),
        ("Pazar yerine düzenlenen hava saldırısında dokuz kişi öldü.", "tr", "Turkish"),
    ],
)
def test_another_language_is_kept_and_set_aside(text: str, code: str, name: str) -> None:
    found = intake(text)
    assert found.report.language == code
    assert found.set_aside == f"written in {name} ({code}): cannot be coded yet"


def test_english_with_a_russian_link_is_english() -> None:
    found = intake(f"{STRIKE}\n\nЧитайте также: Угроза новой войны: Израиль против Сирии")
    assert (found.report.language, found.set_aside) == ("en", None)


@pytest.mark.parametrize(
    "text", ["12 killed in Qarat", "Strike kills 12 in Al-Atareb", "Nine dead."]
)
def test_a_short_english_text_is_not_lost(text: str) -> None:
    assert intake(text).set_aside is None


def test_the_stated_language_is_believed_in_any_form() -> None:
    assert intake("Qarat", language="eng").report.language == "en"
    assert intake("Qarat", language="French").set_aside is not None


def test_a_stated_language_that_the_letters_contradict_is_not() -> None:
    found = intake("В результате удара по рынку погибли девять человек.", language="en")
    assert found.report.language == "ru"
    assert any("listed as en, but written in Russian" in note for note in found.report.notes)


def test_a_text_without_words_is_set_aside() -> None:
    assert intake("12 / 13 *** 14").report.language == "und"
