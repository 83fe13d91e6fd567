"""The reading copy: every stretch of it leads back to words of the text."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.furniture import find_furniture
from reportedly.ingest.reading import Edit, make_reading
from reportedly.ingest.repair import find_repairs
from reportedly.model.spans import ReadingCopy, Span

# What breaks readers: look-alikes, mojibake, controls, loose accents, furniture, all mixed.
_ODD = st.sampled_from(
    [
        *("Аl-Qaeda", "West а Aleppo", "Алеппо", "حلب", "«Nusra»", "donâ€™t", "Ã©", "e\u0301"),
        *("\u200b", "\xad", "\u202e", "\x00", "\x95\x81", "\r\n", "\r", "\u2028", "\xa0", "\t"),
        *(
            "&amp;",
            "&#39;",
            "ﬁ",
            "Ａ",
            "Read also: More",
            "\nTags: a, b\n",
            "\n* banned in Ruritania\n",
        ),
        *(
            " Get short URL 0 12 ",
            "http://x.example/a",
            "... 43 Related Nothing",
            "Title Of A Report",
        ),
    ]
)
_TEXTS = st.lists(_ODD | st.text(max_size=12), max_size=25).map("".join)


def _read(text: str) -> ReadingCopy:
    cuts = find_furniture(text, "Title Of A Report", 0, "Example Post")
    return make_reading(text, cuts=cuts, repairs=find_repairs(text))


@given(text=_TEXTS, data=st.data())
def test_every_stretch_of_the_reading_copy_is_somewhere_in_the_text(
    text: str, data: st.DataObject
) -> None:
    """The located slice exists and is never empty, so that a quote always has words."""
    reading = _read(text)
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    begin, finish = reading.locate(start, end)
    assert Span(begin, finish, text[begin:finish]).text == text[begin:finish]


@given(text=_TEXTS)
def test_characters_of_divisible_pieces_correspond(text: str) -> None:
    """In a divisible piece each character is the text's own, or its repair one for one."""
    reading = _read(text)
    one_for_one = {edit.start: edit for edit in find_repairs(text)}
    for piece in reading.pieces:
        if not piece.divisible:
            continue
        said, read = text[piece.text_start : piece.text_end], reading.text[piece.start : piece.end]
        for at, (old, new) in enumerate(zip(said, read, strict=True), piece.text_start):
            inside = any(e.start <= at < e.end for e in one_for_one.values())
            assert old == new or inside or (old, new) == (" ", "\n")


@given(text=_TEXTS)
def test_making_the_reading_copy_twice_gives_the_same(text: str) -> None:
    assert _read(text) == _read(text)


@given(text=st.text(alphabet="abc \n.", max_size=60))
def test_a_text_without_faults_is_read_as_it_is(text: str) -> None:
    assert make_reading(text, cuts=(), repairs=find_repairs(text)).text == text


def test_words_around_a_cut_do_not_run_together() -> None:
    text = "The monitor said. Get short URL 0 12 Twelve died."
    reading = make_reading(text, cuts=[(18, 36)], repairs=[])
    assert reading.text == "The monitor said. \nTwelve died."
    assert text[slice(*reading.locate(19, 25))] == "Twelve"


def test_a_rewritten_piece_is_located_whole() -> None:
    text = "donâ€™t"
    reading = make_reading(text, cuts=(), repairs=[Edit(3, 6, "'")])
    assert reading.text == "don't"
    assert reading.locate(3, 4) == (3, 6)


def test_a_report_made_of_furniture_alone_is_not_emptied() -> None:
    assert _read("Read also: Another thing").text == "Read also: Another thing"
