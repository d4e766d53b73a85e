from __future__ import annotations

from dataclasses import replace

import pytest

from vigie.evaluation import SLOTS, Scores, Tally, sureness, tallies


def _scores(right: int, predicted: int, gold: int) -> Scores:
    return replace(Scores(), documents=1, incidents=Tally(right, predicted, gold))


def test_like_documents_leave_no_doubt() -> None:
    sure = sureness([_scores(1, 2, 4)] * 7)
    assert sure["incident"].precision == (0.5, 0.5)
    assert sure["incident"].recall == (0.25, 0.25)
    assert sure["incident"].f1 == pytest.approx((1 / 3, 1 / 3))


def test_the_interval_holds_the_figure_and_narrows_with_more_documents() -> None:
    few = [_scores(1, 1, 1), _scores(0, 1, 1), _scores(1, 1, 2), _scores(0, 0, 1)]
    low, high = sureness(few)["incident"].f1
    assert low < sum(few, Scores()).incidents.f1 < high
    narrow = sureness(few * 20)["incident"].f1
    assert narrow.high - narrow.low < (high - low) / 2


def test_the_same_documents_give_the_same_intervals() -> None:
    documents = [_scores(1, 1, 1), _scores(0, 1, 3)]
    assert sureness(documents) == sureness(documents)


def test_what_nobody_tells_is_nought() -> None:
    assert sureness([_scores(0, 0, 0)])["toll"].f1 == (0.0, 0.0)
    assert sureness([]) == {}


def test_every_slot_and_headline_is_measured() -> None:
    assert set(tallies(Scores())) == {"incident", "slot", "statement", "toll", *SLOTS}
