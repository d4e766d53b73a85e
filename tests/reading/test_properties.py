"""What holds of every reading, whatever the text: nothing is recorded that cannot be pointed at.

Texts: those of the gold files where they are at hand, sentences of our own cut and shuffled, and broken input.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vigie.errors import VigieError
from vigie.model import Article, Party, Reading, Span
from vigie.reading import read
from vigie.views.coding import coded

DEV = Path(__file__).parents[2] / ".." / "shared" / "gold" / "dev.jsonl"
EVIDENCE_WORDS = 15

SENTENCES = (
    "Deux drones ont frappé mardi à l'aube le dépôt de Gao, tuant au moins trois gardes.",
    "Le porte-parole de l'armée a démenti toute responsabilité dans le bombardement.",
    "« Nous avons visé la base », affirme le groupe dans un communiqué publié dans la nuit de lundi à mardi.",
    "Une quinzaine de manifestants ont été arrêtés à Bamako, selon la police.",
    "Samedi dernier, une attaque à la roquette contre l'aéroport d’Erbil avait été déjouée.",
    "Aucun blessé n'est à déplorer, assure le gouverneur, alors qu'une source locale parle de 12 morts.",
    "Quelque 1 200 civils ont péri depuis le début de l'année dans la région de Mopti.",
    "L'explosion d'une mine au passage d'un convoi a fait six morts et une dizaine de blessés près de Ménaka.",
    "Le ministre a promis une riposte « ferme et rapide ».",
    "Des hommes armés non identifiés ont enlevé deux enseignants jeudi soir à Djibo.",
    "Les rebelles auraient pris la ville de Kidal, ce que l'état-major conteste.",
    "Elle a été tuée par un tir d'artillerie la veille, a déclaré à la presse un responsable de l'hôpital de Goma.",
)

BROKEN = {
    "empty": "",
    "white space": " \t\n\u00a0\u2003\u2028\r\n",
    "punctuation": "…!?;:,.—–-«»“”'’()[]{}/\\|*#@&%$€ .,;" * 20,
    "control characters": "Deux\x00 drones\x1b[31m ont\x07 frappé\x9d Gao\x85 mardi\x0c.",
    "long token": "a" * 20_000,
    "long hyphenated token": "tir-" * 4_000,
    "right to left": "هاجمت طائرتان مسيرتان قاعدة عسكرية يوم الثلاثاء. \u202eélatoT\u202c 12 قتيلا",
    "emoji": "💥 Deux 👩‍👩‍👧‍👦 drones 🇲🇱 ont frappé Gao 🏳️‍🌈 mardi 💣💣.",
    "combining accents": "Deux drones ont frappe\u0301 le de\u0301po\u0302t de Gao, a\u0300 l'aube.",
    "zalgo": "D" + "\u0301\u0327\u0323" * 200 + "eux drones ont frappé Gao",
    "no-break spaces": "Deux drones\u202font frappé\u00a0Gao\u00a0:\u00a0«\u00a03\u202f000\u00a0morts\u00a0».",
    "curly quotes": "L’armée a dit : “deux drones ont frappé ‘Gao’”, c’est-à-dire ‹ hier ›.",
    "zero-width characters": "De\u200bux dro\u00adnes\ufeff ont fra\u200dppé Gao\u2060 mardi.",
    "empty lines": "\n\n\nDeux drones\n\n\nont frappé\n\n\n\n Gao\n\n",
    "one word a line": "\n".join(SENTENCES[0].split()),
    "mixed languages": "Deux drones ont frappé Gao. Two drones hit Gao. هاجمت طائرتان غاو. Dos drones atacan Gao",
    "capitals": " ".join(SENTENCES).upper(),
    "no full stop": " ".join(SENTENCES).replace(".", "").replace(",", "") * 3,
    "numbers": "12 345 678 901 234 567 890 morts, 9999999999999999999 blessés à Gao le 31 février, 3,5 obus; -4 tués.",
    "mark-up": "<p>Deux drones ont <b>frappé</b> Gao&nbsp;: 3 morts</p><script>var a = 'tué';</script>",
    "beyond the basic plane": "𝐃𝐞𝐮𝐱 𝐝𝐫𝐨𝐧𝐞𝐬 ont frappé 𠜎𠜱 Gao \U0010ffff.",
}


def parties(reading: Reading) -> Iterator[Party]:
    """Every party of a reading, wherever it stands."""
    for report in reading.reports:
        for claim in report.claims:
            yield from claim.said_by
            if isinstance(claim.value, Party):
                yield claim.value
    for statement in reading.statements:
        yield statement.speaker
        yield from statement.said_by
        if statement.target:
            yield statement.target
    for toll in reading.tolls:
        yield from toll.said_by


def faults(reading: Reading) -> list[str]:
    """What is wrong with a reading: nothing, one hopes."""
    return [*_span_faults(reading), *_party_faults(reading), *_shown_faults(reading)]


def _span_faults(reading: Reading) -> Iterator[str]:
    article = reading.article
    lengths = {"title": len(article.title or ""), "text": len(article.text)}
    for span in reading.spans():
        if span.end > lengths[span.part]:
            yield f"{span!r} ends beyond the {span.part}"
        elif article.cut(span) != article.cut(span).strip():
            yield f"{span!r} has white space at an end: {article.cut(span)!r}"


def _party_faults(reading: Reading) -> Iterator[str]:
    article = reading.article
    for party in parties(reading):
        if not party.name.strip():
            yield f"a party without a name: {party!r}"
        if party.span and article.cut(party.span) != party.text:
            yield f"{party.text!r} does not stand at {party.span!r}"
        if party.text not in article.text and party.text not in (article.title or ""):
            yield f"{party.text!r} is not in the article"


def _shown_faults(reading: Reading) -> Iterator[str]:
    """The words in the outside form stand at the spans in it."""
    shown = json.loads(json.dumps(coded(reading)))
    evidence = [
        (words, span)
        for one in shown["incidents"]
        for words, span in zip(one["evidence"], one["evidence_spans"], strict=True)
    ]
    evidence += [(one["evidence"], one["evidence_span"]) for one in shown["statements"] + shown["tolls"]]
    yield from (
        f"evidence of {len(words.split())} words: {words!r}"
        for words, _ in evidence
        if len(words.split()) > EVIDENCE_WORDS
    )
    claims = [(claim["words"], claim["span"]) for one in shown["incidents"] for claim in one["claims"]]
    for words, span in evidence + claims:
        if not words or _cut(shown, span) != words:
            yield f"{words!r} does not stand at {span}"
    for one in shown["tolls"]:
        if one["scope"] not in shown["text"] and one["scope"] not in (shown["title"] or ""):
            yield f"scope {one['scope']!r} is not in the article"


def _cut(shown: dict[str, Any], span: dict[str, Any]) -> str:
    whole: str = shown[span["part"]]
    return whole[span["start"] : span["end"]]


def _read(text: str, *, lang: str | None = "fr", title: str | None = None, published: date | None = None) -> Reading:
    return read(Article(id="made-up", text=text, title=title, lang=lang, published=published))


def _sound(text: str, *, lang: str | None = "fr", title: str | None = None, published: date | None = None) -> None:
    """The text is read alike twice and without a fault, or refused with an error that a user can mend."""
    try:
        reading = _read(text, lang=lang, title=title, published=published)
    except VigieError:
        # a text in a language that is known is refused only if there is nothing to read
        assert lang != "fr" or not any(char.isalpha() for char in text)
        return
    assert faults(reading) == []
    assert _read(text, lang=lang, title=title, published=published) == reading


@pytest.fixture(scope="module")
def dev_readings() -> list[Reading]:
    if not DEV.is_file():
        pytest.skip("the gold files are not beside the repository")
    lines = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    keys = ("id", "lang", "outlet", "published", "title", "text")
    return [read(Article(**{key: one[key] for key in keys})) for one in lines if one["lang"] == "fr"]


def test_every_value_of_a_gold_text_is_pointed_at(dev_readings: list[Reading]) -> None:
    assert {reading.article.id: found for reading in dev_readings if (found := faults(reading))} == {}
    # the readings are not empty, so the line above says something
    assert sum(len(reading.reports) for reading in dev_readings) > len(dev_readings)


def test_a_gold_text_is_read_alike_twice(dev_readings: list[Reading]) -> None:
    for reading in dev_readings[::10]:
        assert read(reading.article) == reading


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        (Span(start=0, end=len(SENTENCES[0]) + 1), "beyond the text"),
        (Span(part="title", start=0, end=1), "beyond the title"),
        (Span(start=0, end=5), "white space"),
    ],
)
def test_a_false_span_would_be_seen(evidence: Span, fault: str) -> None:
    reading = _read(SENTENCES[0], published=date(2024, 3, 6))
    assert reading.reports
    assert faults(reading) == []
    wrong = reading.reports[0].model_copy(update={"evidence": (evidence,)})
    assert any(fault in found for found in faults(reading.model_copy(update={"reports": (wrong,)})))


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("lang", ["fr", None])
def test_broken_text_is_read_or_refused(name: str, lang: str | None) -> None:
    _sound(BROKEN[name], lang=lang, published=date(2024, 3, 6))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_title_is_read_or_refused(name: str) -> None:
    _sound(SENTENCES[1], title=BROKEN[name][:500], published=date(2024, 3, 6))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(VigieError, match="xx"):
        _read(SENTENCES[0], lang="xx")


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Our sentences shuffled and cut, with soup between them."""
    pieces = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)):
        start = draw(st.integers(0, len(sentence) // 2))
        end = draw(st.integers(len(sentence) // 2, len(sentence)))
        whole = draw(st.booleans())
        pieces.append(sentence if whole else sentence[start:end])
        pieces.append(
            draw(st.sampled_from([" ", " ", "\n\n", "\u00a0", "", "\u200b", " — ", " 💥 ", "\x00", "\u0301", "\r\n"]))
        )
    return "".join(pieces)


DATES = st.none() | st.dates()
SMALL = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SMALL
@given(text=mangled(), title=st.none() | mangled(), published=DATES)
def test_mangled_sentences(text: str, title: str | None, published: date | None) -> None:
    _sound(text, title=title, published=published)


@SMALL
@given(text=st.text(max_size=300), lang=st.sampled_from(["fr", "fr", None]), published=DATES)
def test_random_characters(text: str, lang: str | None, published: date | None) -> None:
    _sound(text, lang=lang, published=published)


@SMALL
@given(
    words=st.lists(
        st.sampled_from(sorted({word for one in SENTENCES for word in one.split()})), min_size=1, max_size=60
    ),
    published=DATES,
)
def test_words_in_any_order(words: list[str], published: date | None) -> None:
    _sound(" ".join(words), published=published)
