"""The features of reports and claims: by name, the same in every language, without words of the article."""

from __future__ import annotations

from datetime import date

import pytest

from vigie.model import Article
from vigie.reading import reader_of
from vigie.reading.features import INCIDENT, Told, band
from vigie.reading.workings import Workings

TEXT = {
    "fr": "Lundi 4 mars, des rebelles ont attaqué un poste de l'armée à Gao, tuant six soldats, selon le maire. "
    "Un drone a frappé un marché.",
    "en": "On Monday 4 March, rebels attacked an army post in Gao, killing six soldiers, the mayor said. "
    "A drone struck a market.",
}


def told(
    lang: str, text: str | None = None, title: str | None = None, published: date | None = date(2024, 3, 6)
) -> Told:
    article = Article(id="x", lang=lang, text=text or TEXT[lang], title=title, published=published)
    found = reader_of(lang).workings(article)
    assert isinstance(found, Workings)
    all_of_them = (*found.sifted.kept, *found.sifted.dropped)
    return Told(article, tuple(w.report for w in all_of_them), tuple(w.material for w in all_of_them))


@pytest.mark.parametrize(("number", "name"), [(0, "0"), (1, "1"), (2, "2"), (3, "3-4"), (4, "3-4"), (99, "5 or more")])
def test_numbers_fall_into_bands(number: int, name: str) -> None:
    bands = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (float("inf"), "5 or more"))
    assert band(number, bands) == name


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_same_act_has_the_same_features_in_every_language(lang: str) -> None:
    features = told(lang).features(0)
    for name in (
        "always", f"lang: {lang}", "frame: clash", "place: own", "day: own", "place and day: own, own",
        "actors: armed", "targets: some", "figures: written", "words: verbs", "patterns: firm", "title: none",
        "age: 2-3 days", "claimed, denied or blamed: no",
    ):  # fmt: skip
        assert features[name] == 1.0, name


TWO = (
    "Lundi 4 mars, des rebelles ont attaqué un poste de l'armée à Gao. "
    "Plus tard, des manifestants ont incendié une mairie."
)


def test_what_is_taken_over_is_told() -> None:
    article = told("fr", TWO)
    assert len(article.reports) == 2
    features = article.features(1)
    assert features["place: taken over"] == features["day: taken over"] == 1.0
    assert "place: own" not in features


def test_acts_of_one_day_and_place_are_twins() -> None:
    article = told("fr", TWO)
    for number, where in ((0, "told later"), (1, "told before")):
        twins = {n for n in article.features(number) if n.startswith("same day and place")}
        assert twins == {"same day and place: other kind", f"same day and place: {where}"}
    alone = Told(article.article, article.reports[:1], article.materials[:1])
    assert not any(name.startswith("same day and place") for name in alone.features(0))


def test_without_a_day_of_publication_the_age_is_unknown() -> None:
    assert "age: unknown" in told(
        "fr", "Le 4 mars 2024, l'armée a attaqué des rebelles à Gao.", published=None
    ).features(0)


def test_a_claim_has_the_features_of_its_value_and_its_words() -> None:
    article = told("fr")
    claims = dict(zip((c.field for c in article.reports[0].claims), article.claims(0, 1.5), strict=False))
    for features in claims.values():
        assert features[INCIDENT] == 1.5
        assert features["type: Explosions/Remote violence"] == 1.0
    assert claims["place"]["feature: city"] == 1.0
    assert claims["place"]["name stands: locative"] == 1.0
    assert claims["date"]["rule: date:written"] == 1.0
    assert claims["killed"]["figure: exact"] == 1.0
    assert claims["killed"]["victims: 6-30"] == 1.0
    assert claims["actor"]["party: a role"] == 1.0


def test_rival_values_are_counted() -> None:
    text = "Lundi 4 mars, des rebelles ont attaqué un poste de l'armée à Gao avec un drone et un mortier."
    article = told("fr", text)
    weapons = [
        features for claim, features in zip(article.reports[0].claims, article.claims(0, 0.0), strict=True)
        if claim.field == "weapon"
    ]  # fmt: skip
    assert len(weapons) == 2
    assert all(features["values: 2"] == 1.0 for features in weapons)
    assert [("values before it: 0" in f, "values before it: 1" in f) for f in weapons] == [(True, False), (False, True)]


def test_speakers_are_weighed_by_what_they_are() -> None:
    article = told("fr")
    features = article.sources(0, 0.0)
    assert features["speakers: 1"] == 1.0
    assert 0 < features["share of claims"] <= 1.0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_feature_holds_a_word_of_the_article(lang: str) -> None:
    article = told(lang)
    names = {n for n in article.features(0) if not n.startswith("lang: ")}
    names |= {n for features in article.claims(0, 0.0) for n in features if not n.startswith("lang: ")}
    names |= {n for n in article.sources(0, 0.0) if not n.startswith("lang: ")}
    assert not {n for n in names if any(word in n.lower() for word in ("gao", "maire", "mayor", "rebelle", "poste"))}
