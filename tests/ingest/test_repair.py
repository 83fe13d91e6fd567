"""Repairs: what is broken reads right, what is foreign stays."""

from itertools import pairwise

import pytest

from reportedly.ingest.reading import make_reading
from reportedly.ingest.repair import find_repairs


def repaired(text: str) -> str:
    return make_reading(text, cuts=(), repairs=find_repairs(text)).text


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Syrian «Аl-Qaeda»*", 'Syrian "Al-Qaeda"*'),  # Cyrillic А
        ("in the West а Aleppo province", "in the West a Aleppo province"),  # lone Cyrillic а
        ("Jabhat an-Nusrа", "Jabhat an-Nusra"),
        ("Idlib\u200band Hama", "Idliband Hama"),
        ("Alepp\u03bf", "Aleppo"),  # Greek omicron
        ("T-90А tanks", "T-90A tanks"),
        ("the boy’s “house”", 'the boy\'s "house"'),
        ("forty\xa0people", "forty people"),
        ("kil\xadled", "killed"),
        ("\u202bQarat\u202c", "Qarat"),
        ("donâ€™t", "don't"),
        ("naÃ¯ve", "naïve"),
        ("Ã¢â‚¬Å“Qarat", '"Qarat'),  # broken twice
        ("cafe\u0301", "café"),
        ("ﬁve ofﬁcers", "five officers"),
        ("ＩＤＬＩＢ", "IDLIB"),
        ("Syria&#39;s army &amp; allies", "Syria's army & allies"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("said \x95\x81Time is out", "said Time is out"),
    ],
)
def test_broken_characters_read_as_they_were_meant(said: str, read: str) -> None:
    assert repaired(said) == read


@pytest.mark.parametrize(
    "text",
    [
        "Отряды вошли в город Алеппо, а затем ушли",
        "the newspaper «Известия»".replace("«", '"').replace("»", '"'),
        "the village of كفر تعال near Idlib",
        "missile Х-101",
        "a Су-24М jet",
        "Αθήνα",
        "می\u200cرود",  # the joiner is spelling
        "Müller, Ñandú, Şırnak, Gülen",
        "ИГИЛ-linked fighters",
        "killed 40² people",
        "x < y && z; AT&T",
    ],
)
def test_whole_foreign_words_and_sound_text_stay(text: str) -> None:
    assert repaired(text) == text


def test_a_latin_letter_inside_a_russian_word_becomes_cyrillic() -> None:
    assert repaired("Aлеппо") == "Алеппо"


def test_repairs_never_overlap_and_come_in_order() -> None:
    edits = find_repairs("«Аl-Qаedа»\r\n&#171;donâ€™t\u200b&#187; e\u0301")
    assert all(a.end <= b.start for a, b in pairwise(edits))
