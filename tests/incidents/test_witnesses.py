import pytest

from vigie.incidents import Account, settle
from vigie.incidents.copies import copy_groups, is_copy
from vigie.incidents.witnesses import is_side
from vigie.model import Count, Party

LONG = " ".join(f"mot{i}" for i in range(60))


def count(*accounts):
    return settle(list(accounts)).sources


def test_near_copies_are_found(stories):
    one = stories.article("un", LONG)
    assert is_copy(one, stories.article("deux", LONG.upper() + " fin"))
    assert not is_copy(one, stories.article("trois", LONG.replace("mot3", "autre")))
    groups = copy_groups([stories.article("b", LONG), stories.article("a", LONG), stories.article("c", "autre texte")])
    assert groups == {"a": "a", "b": "a", "c": "c"}


def test_outlets_in_their_own_voice_count_each(stories):
    assert count(*(Account(stories.article(n), stories.strike()) for n in ("un", "deux", "trois"))) == 3


def test_copies_count_once(stories):
    assert count(*(Account(stories.article(n, LONG), stories.strike()) for n in ("un", "deux", "trois"))) == 1


def test_one_outlet_counts_once(stories):
    two = (Account(stories.article(n, outlet="Le Fil"), stories.strike()) for n in ("un", "deux"))
    assert count(*two) == 1


def test_two_outlets_that_quote_one_source_count_once(stories):
    said = {"said_by": (stories.HOSPITAL,)}
    assert count(*(Account(stories.article(n), stories.strike(**said)) for n in ("un", "deux"))) == 1


AGENCY = Party(name="Some Agency", text="x", kind="news_agency", id="some-agency")


def test_a_known_source_at_the_end_of_the_chain_is_the_source(stories):
    ministry = Party(name="Health ministry", text="x", id="health", kind="agency")
    one = Account(stories.article("un"), stories.strike(said_by=(AGENCY, ministry)))
    two = Account(stories.article("deux"), stories.strike(said_by=(ministry,)))
    assert count(one, two) == 1


def test_unknown_sources_of_an_agency_are_the_agency(stories):
    one = Account(stories.article("un"), stories.strike(said_by=(AGENCY, Party(name="witnesses", text="x"))))
    two = Account(stories.article("deux"), stories.strike(said_by=(AGENCY,)))
    assert count(one, two) == 1


def test_surname_and_full_name_are_one_source(stories):
    names = ("Ana Lopez", "Lopez")
    both = [Account(stories.article(n), stories.strike(said_by=(Party(name=n, text="x"),))) for n in names]
    assert count(*both) == 1


def test_who_tells_a_detail_is_no_witness_of_the_act(stories):
    detail = stories.claim("killed", Count(min=1, max=1), stories.HOSPITAL)
    assert count(Account(stories.article("un"), stories.strike("a", None, stories.AMRA, detail))) == 1


def test_an_outlet_quoted_by_another_counts_once(stories):
    one = Account(stories.article("un", outlet="Le Fil"), stories.strike())
    two = Account(stories.article("deux"), stories.strike(said_by=(Party(name="sources to Le Fil", text="x"),)))
    assert count(one, two) == 1


def test_a_side_is_no_witness(stories):
    claimed = stories.claim("claimed_by", stories.BRIGADE, stories.BRIGADE, stance="claimed")
    own = stories.strike("a", None, stories.AMRA, claimed, said_by=(stories.BRIGADE,))
    assert count(Account(stories.article("un"), own)) == 0
    assert count(Account(stories.article("un"), own), Account(stories.article("deux"), stories.strike())) == 1


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (Party(name="Spokesman of the Brigade of the East", text="x"), True),
        (Party(name="Ministry of war", text="x", kind="government", country="US"), True),
        (Party(name="Ministry of war", text="x", kind="government", country="FR"), False),
        (Party(name="Amra hospital", text="x"), False),
    ],
)
def test_who_speaks_for_a_side(stories, speaker, expected):
    assert is_side(speaker, [stories.BRIGADE, stories.ARMY]) is expected
