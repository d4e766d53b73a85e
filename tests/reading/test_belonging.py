"""Which act a figure belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vigie.model import Article, Count, Reading
from vigie.reading import reader_of
from vigie.views.coding import toll

EACH_ITS_OWN = {
    "fr": (
        "Lundi, une frappe aérienne a touché un marché à Gao. Neuf civils ont été tués.\n\n"
        "Mardi, une mine a explosé au passage d'un convoi près de Ménaka. Quatre soldats ont péri."
    ),
    "en": (
        "On Monday an airstrike hit a market in Kano. Nine civilians were killed.\n\n"
        "On Tuesday a landmine exploded under an army convoy near Maiduguri. Four soldiers died."
    ),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_figure_belongs_to_the_act_told_just_before(lang: str) -> None:
    article = Article(id="made-up", lang=lang, text=EACH_ITS_OWN[lang], published=date(2024, 3, 6))
    told = [toll(report, "killed") for report in reader_of(lang).read(article).reports]
    assert told == [Count(min=9, max=9), Count(min=4, max=4)]


def test_a_figure_of_the_title_goes_where_the_text_repeats_it(reading: Callable[..., Reading]) -> None:
    text = (
        "Lundi, des hommes armés ont attaqué un poste à Gao, sans faire de victime.\n\n"
        "Mardi, un raid aérien a tué sept civils à Ménaka."
    )
    reports = reading(text, title="Mali : sept morts dans un raid").reports
    told = {report.evidence[0].start: toll(report, "killed") for report in reports}
    assert [count for _, count in sorted(told.items())] == [Count(min=0, max=0), Count(min=7, max=7)]
