import pytest

from vigie.incidents import Account, compare, default_weights
from vigie.model import Count, Place


def values(stories, left, right):
    one, two = Account(stories.article("un"), left), Account(stories.article("deux"), right)
    comparison = compare(one, two)
    assert comparison == compare(two, one)
    return {f.name: f.value for f in comparison.features}, comparison


def test_the_score_is_the_bias_and_the_sum_of_the_features(stories):
    _, comparison = values(stories, stories.strike(drones=2), stories.strike(drones=3))
    total = default_weights().bias + sum(f.weight for f in comparison.features)
    assert comparison.score == pytest.approx(total)
    assert (comparison.left, comparison.right) == (("deux", "a"), ("un", "a"))


def test_what_one_side_does_not_say_is_no_feature(stories):
    found, _ = values(stories, stories.strike(), stories.report("a"))
    assert set(found) == {"place_known"}


@pytest.mark.parametrize(
    ("changed", "feature", "expected"),
    [
        ({"subtype": "Air/drone strike"}, "type_family", 1.0),
        ({"subtype": "Disrupted weapons use"}, "type_family", 0.8),
        ({"subtype": "Suicide bomb"}, "type_family", 0.7),
        ({"subtype": "Peaceful protest"}, "type_family", 0.0),
        ({"killed": (4, 4)}, "killed", 1.0),
        ({"killed": (2, None)}, "killed", 0.6),
        ({"killed": (1, 1)}, "killed", 0.25),
    ],
)
def test_features_by_value(stories, changed, feature, expected):
    found, _ = values(stories, stories.strike(killed=(4, 4)), stories.strike(**changed))
    assert found[feature] == pytest.approx(expected)


@pytest.mark.parametrize(("number", "expected"), [(14, 1.0), (15, 0.55), (13, 0.55), (16, 0.0)])
def test_date_gap(stories, number, expected):
    found, _ = values(stories, stories.strike(), stories.strike("a", stories.day(number)))
    assert found["date_gap"] == expected


def test_a_vague_date_says_less(stories):
    month = stories.day(1, to=31, precision="month")
    found, _ = values(stories, stories.strike(), stories.strike("a", month))
    assert found["date_gap"] == 0.6


def test_distance_fades_beyond_the_reach_of_both(stories):
    for lat, expected in ((33.5, 1.0), (33.77, 0.5), (35.0, 0.0)):
        place = Place(name="Khirbet Zayd", country="SY", lat=lat, lon=38.6)
        found, _ = values(stories, stories.strike(), stories.strike("a", None, place))
        assert found["place_distance"] == pytest.approx(expected, abs=0.02)


def test_names_in_two_alphabets_are_not_compared(stories):
    arabic = Place(name="تل عمرة", country="SY", lat=33.5, lon=38.6)
    found, _ = values(stories, stories.strike(), stories.strike("a", None, arabic))
    assert "place_name" not in found


def test_claimant_and_actor_are_one_doer(stories):
    left = stories.strike("a", None, stories.AMRA, stories.claim("actor", stories.BRIGADE))
    right = stories.strike("a", None, stories.AMRA, stories.claim("claimed_by", stories.BRIGADE))
    assert values(stories, left, right)[0]["doers"] == 1.0


def test_denied_and_superseded_claims_do_not_count(stories):
    gone = stories.claim("killed", Count(min=9, max=9), rule="toll:superseded")
    denied = stories.claim("actor", stories.BRIGADE, stance="denied")
    left = stories.strike("a", None, stories.AMRA, gone, denied)
    right = stories.strike("a", None, stories.AMRA, stories.claim("actor", stories.ARMY), killed=(2, 2))
    found, _ = values(stories, left, right)
    assert {"killed", "doers"}.isdisjoint(found)


def test_a_role_without_a_name_agrees_and_disagrees_with_nobody(stories):
    group = stories.claim("actor", stories.party("armed group", kind="rebel_group"))
    left = stories.strike("a", None, stories.AMRA, group)
    for actor in (stories.BRIGADE, stories.party("armed group", kind="rebel_group")):
        right = stories.strike("a", None, stories.AMRA, stories.claim("actor", actor))
        assert "doers" not in values(stories, left, right)[0]


def test_who_foiled_an_act_and_who_tried_it_do_not_disagree(stories):
    tried = stories.strike("a", None, stories.AMRA, stories.claim("actor", stories.BRIGADE))
    army = stories.claim("actor", stories.ARMY)
    assert values(stories, tried, stories.strike("a", None, stories.AMRA, army))[0]["doers"] < 0.5
    foiled = stories.strike("a", None, stories.AMRA, army, status="foiled")
    assert "doers" not in values(stories, tried, foiled)[0]
    assert values(stories, foiled, stories.strike("a", None, stories.AMRA, army))[0]["doers"] == 1.0
