from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.articles.encoding import decode
from vigie.errors import ArticleError

FRENCH = "L'armée a repris le village ; l'état-major évoque « une percée »."
ARABIC = "قال الناطق إن القوات دخلت البلدة صباح اليوم وإن السكان غادروا المنازل."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_french_is_read_in_what_newsrooms_write(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == (FRENCH, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic_is_read_in_what_newsrooms_write(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding)) == (ARABIC, None)


def test_big_endian_utf16_with_its_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + FRENCH.encode("utf-16-be")) == (FRENCH, None)


def test_a_declared_encoding_goes_before_the_guess() -> None:
    assert decode(ARABIC.encode("iso8859-6"), "ISO-8859-6") == (ARABIC, None)


def test_latin1_is_read_as_the_web_reads_it() -> None:
    assert decode("« l’été »".encode("cp1252"), "iso-8859-1") == ("« l’été »", None)


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "unicode_escape", "utf-16", "utf-8", ""])
def test_a_declaration_that_cannot_be_right_is_passed_over(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared)[0] == FRENCH


def test_mixed_encodings_are_mended_with_a_warning() -> None:
    raw = "L'armée avance. ".encode() + "Le maire était là.".encode("cp1252")
    text, warning = decode(raw)
    assert text == "L'armée avance. Le maire était là."
    assert warning is not None
    assert "mixed encodings: 2 bytes" in warning


def test_windows_1252_with_a_chance_pair_is_not_called_mixed() -> None:
    text = "Le « CAFÉ» fermé, l'été passé, près de la préfecture."
    assert b"\xc9\xbb" in text.encode("cp1252")
    assert decode(text.encode("cp1252")) == (text, None)


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ArticleError, match="save the file as UTF-8"):
        decode("Войска вошли в город сегодня утром, сообщил представитель".encode("koi8-r"))


def test_a_byte_that_no_encoding_has_is_refused() -> None:
    with pytest.raises(ArticleError, match="cp1252"):
        decode(b"le village de Kalou \x81 est vide")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_article_error(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except ArticleError:
        return
    assert isinstance(text, str)
