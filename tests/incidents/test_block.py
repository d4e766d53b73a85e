import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vigie.incidents import Account, may_meet
from vigie.incidents.block import candidate_pairs
from vigie.model import Place


def test_neighbouring_days_of_one_country_meet(stories):
    one = Account(stories.article("un"), stories.strike())
    assert may_meet(one, Account(stories.article("deux"), stories.strike("a", stories.day(15))))
    assert not may_meet(one, Account(stories.article("deux"), stories.strike("a", stories.day(16))))


def test_one_article_never_meets_itself(stories):
    told = stories.article("un")
    assert not may_meet(Account(told, stories.strike("a")), Account(told, stories.strike("b")))


def test_across_a_border_only_near_places_meet(stories):
    one = Account(stories.article("un"), stories.strike())
    near = Place(name="Al Waleed", country="IQ", lat=33.4, lon=38.9)
    far = Place(name="Basra", country="IQ", lat=30.5, lon=47.8)
    assert may_meet(one, Account(stories.article("deux"), stories.strike("a", None, near)))
    assert not may_meet(one, Account(stories.article("deux"), stories.strike("a", None, far)))


def test_without_a_date_the_days_before_publication_count(stories):
    undated = Account(stories.article("deux", published=date(2030, 5, 16)), stories.report("a"))
    unknown = Account(stories.article("trois", published=None), stories.report("a"))
    one = Account(stories.article("un"), stories.strike())
    assert may_meet(one, undated)
    assert not may_meet(one, unknown)


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 8), st.sampled_from(["SY", "IQ", None])), max_size=12))
def test_the_sweep_finds_all_pairs_that_may_meet(stories, drawn):
    accounts = [
        Account(
            stories.article(str(i)),
            stories.strike("a", stories.day(start, to=start + length), Place(name="x", country=country)),
        )
        for i, (start, length, country) in enumerate(drawn)
    ]
    everything = itertools.combinations(range(len(accounts)), 2)
    expected = {(i, j) for i, j in everything if may_meet(accounts[i], accounts[j])}
    found = list(candidate_pairs(accounts))
    assert set(found) == expected
    assert len(found) == len(expected)
