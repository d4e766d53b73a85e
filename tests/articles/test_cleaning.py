from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.articles.cleaning import clean, clean_line, clean_text
from vigie.errors import ArticleError


@given(st.text())
def test_cleaning_moves_no_offset_and_leaves_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert not any(c < " " and c not in "\t\n" for c in cleaned)
    assert all(a == b or b == " " for a, b in zip(text, cleaned, strict=True))


def test_nul_and_escape_sequences_are_taken_out() -> None:
    assert clean("un\x00deux\x1b[31m\r\n") == "un deux [31m \n"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"surrogate.* position 2"):
        clean("ab\ud800")


def test_a_text_above_the_limit_is_refused_with_the_setting_named() -> None:
    assert clean_text("x" * 10, 10) == "x" * 10
    with pytest.raises(ArticleError, match=r"11 characters.*max_characters"):
        clean_text("x" * 11, 10)


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x00"])
def test_a_text_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="empty"):
        clean_text(text, 10)


def test_a_blank_title_is_none() -> None:
    assert clean_line(" \t ", "title") is None
    assert clean_line(" Un titre\x00 ", "title") == "Un titre"
