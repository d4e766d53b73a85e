from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.evaluation.pairing import EXACT_LIMIT, Pair, best_pairs


def _total(similarities: list[list[float]]) -> float:
    return sum(pair.similarity for pair in best_pairs(similarities))


def _best_by_trying_all(table: list[list[float]]) -> float:
    if len(table) > len(table[0]):
        table = [list(column) for column in zip(*table, strict=True)]
    rows = range(len(table))
    return max(sum(table[row][order[row]] for row in rows) for order in permutations(range(len(table[0])), len(table)))


@st.composite
def _tables(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cell = st.integers(0, 20).map(lambda n: n / 20)
    return draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


@given(_tables())
@settings(deadline=None)
def test_no_other_pairing_has_a_higher_sum(table: list[list[float]]) -> None:
    assert _total(table) == pytest.approx(_best_by_trying_all(table))


@given(_tables())
@settings(deadline=None)
def test_nothing_is_paired_twice(table: list[list[float]]) -> None:
    pairs = best_pairs(table)
    assert len({pair.gold for pair in pairs}) == len({pair.predicted for pair in pairs}) == len(pairs)
    assert all(table[pair.gold][pair.predicted] == pair.similarity for pair in pairs)


def test_the_better_sum_wins_over_the_best_single_pair() -> None:
    assert best_pairs([[0.9, 0.8], [0.8, 0.1]]) == [Pair(0, 1, 0.8), Pair(1, 0, 0.8)]


def test_beyond_the_limit_the_best_single_pair_comes_first() -> None:
    empty = [0.0] * (EXACT_LIMIT - 1)
    assert best_pairs([[0.9, 0.8, *empty], [0.8, 0.1, *empty]]) == [Pair(0, 0, 0.9), Pair(1, 1, 0.1)]


def test_nothing_to_pair() -> None:
    assert best_pairs([]) == []
    assert best_pairs([[], []]) == []
