"""The normalised text, and the way back to the article's own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.model import Article
from vigie.reading.prepare import prepare

SOUP = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(list(" \n\t\u00a0\u202f\u200b’«»“”—…\u0301\U0001f4a5"))),
    max_size=80,
)


def article(text: str, title: str | None = None) -> Article:
    return Article(id="made-up", text=text, title=title)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("L’armée  a\u00a0tiré", "L'armée a tiré"),
        ("“Deux” morts", '"Deux" morts'),
        ("dro\u00adnes\u200b ici", "drones ici"),
        ("a\n\n\nb", "a b"),
        ("1\u202f200 civils", "1 200 civils"),
        ("  \n\t ", ""),
    ],
)
def test_text_is_made_uniform(text: str, normal: str) -> None:
    assert prepare(article(text)).text == normal


def test_title_comes_first_and_is_told_apart() -> None:
    prepared = prepare(article("Le texte.", title="Un titre"))
    assert prepared.text == "Un titre Le texte."
    assert prepared.part(0) == "title"
    assert prepared.part(prepared.text.index("Le")) == "text"


def test_paragraphs_are_kept_as_breaks() -> None:
    prepared = prepare(article("Un.\nDeux. Trois.\r\n\r\nQuatre.", title="Titre"))
    assert sorted(prepared.text[at:].split(".")[0] for at in prepared.breaks) == ["Deux", "Quatre", "Titre Un", "Un"]


def test_a_span_is_cut_at_the_end_of_the_title() -> None:
    one = article("Le texte.", title="Un titre")
    prepared = prepare(one)
    assert one.cut(prepared.span(3, len(prepared.text))) == "titre"


@given(text=SOUP, title=st.none() | SOUP)
def test_every_character_maps_back(text: str, title: str | None) -> None:
    one = article(text, title)
    prepared = prepare(one)
    assert len(prepared.text) == len(prepared.offsets)
    for at, char in enumerate(prepared.text):
        cut = one.cut(prepared.span(at, at + 1)) if char != " " else None
        assert cut is None or prepare(article(cut)).text == char
    for part in (range(prepared.title_end), range(prepared.title_end, len(prepared.text))):
        places = [prepared.offsets[at] for at in part]
        assert places == sorted(places)
