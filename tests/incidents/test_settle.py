import pytest

from vigie.incidents import Account, estimate, founding_id, lowest_reported, settle
from vigie.model import Count, Place, Weapon


def settled(stories, field, *reports, **articles):
    accounts = [Account(stories.article(f"art{i}", **articles), r) for i, r in enumerate(reports)]
    incident = settle(accounts)
    assert incident == settle(accounts[::-1])
    return incident.field(field)


def told(stories, field, *claims):
    """One article for each claim (value, or value and further arguments)."""
    made = [c if isinstance(c, tuple) else (c,) for c in claims]
    return settled(stories, field, *(stories.report("a", stories.claim(field, *c)) for c in made))


@pytest.mark.parametrize(
    ("subtypes", "expected", "disputed"),
    [
        (["Attack"], "Attack", False),
        (["Attack", "Armed clash", "Armed clash"], "Armed clash", True),
        (["Attack", "Suicide bomb"], "Suicide bomb", True),
        (["Other", "Arrests"], "Arrests", True),
        (["Grenade", "Grenade"], "Grenade", False),
    ],
)
def test_kind_most_sources_then_most_specific(stories, subtypes, expected, disputed):
    found = told(stories, "kind", *(stories.kind(s) for s in subtypes))
    assert [v.subtype for v in found.values] == [expected]
    assert found.disputed is disputed
    assert len(found.claims) == len(subtypes)


def test_repetition_is_no_confirmation(stories):
    said = [(stories.kind("Attack"), stories.HOSPITAL)] * 3
    other = [(stories.kind("Armed clash"), stories.POLICE), (stories.kind("Armed clash"), stories.party("Mayor"))]
    assert told(stories, "kind", *said, *other).values[0].subtype == "Armed clash"


def test_status_differs(stories):
    found = settled(
        stories, "status", stories.strike(), stories.strike(status="foiled"), stories.strike(status="foiled")
    )
    assert found.values[0].status == "foiled"
    assert found.disputed


@pytest.mark.parametrize(
    ("dates", "expected", "disputed"),
    [
        ([(14, 14), (14, 14)], (14, 14), False),
        ([(13, 14), (14, 14)], (14, 14), False),
        ([(14, 14), (15, 15), (15, 15)], (15, 15), True),
        ([(12, 12), (14, 15), (14, 15), (14, 15)], (14, 15), True),
    ],
)
def test_date_most_precise_that_agrees(stories, dates, expected, disputed):
    found = told(stories, "date", *(stories.day(start, to=end) for start, end in dates))
    assert (found.values[0].start.day, found.values[0].end.day) == expected
    assert found.disputed is disputed


def test_a_day_beats_its_month(stories):
    month = stories.day(1, to=31, precision="month")
    found = told(stories, "date", month, month, stories.day(14))
    assert found.values == (stories.day(14),)
    assert not found.disputed


def test_place_most_precise_that_agrees(stories):
    region = Place(name="Homs", country="SY", admin1="Homs", precision="admin1")
    found = told(stories, "place", region, stories.AMRA, region)
    assert found.values == (stories.AMRA,)
    assert not found.disputed
    assert told(stories, "place", stories.AMRA, stories.NORTH).disputed


def test_rival_places_go_by_the_majority(stories):
    found = told(stories, "place", stories.NORTH, stories.AMRA, stories.AMRA)
    assert found.values == (stories.AMRA,)


@pytest.mark.parametrize(
    ("counts", "values", "disputed"),
    [
        ([2, 2], [("drone", 2)], False),
        ([2, 3], [("drone", 2)], True),
        ([3, 3, 2], [("drone", 3)], True),
        ([None, 3], [("drone", 3)], False),
    ],
)
def test_weapon_counts(stories, counts, values, disputed):
    found = told(stories, "weapon", *(Weapon(kind="drone", count=n) for n in counts))
    assert [(w.kind, w.count) for w in found.values] == values
    assert found.disputed is disputed


@pytest.mark.parametrize(("kinds", "disputed"), [(("drone", "missile"), True), (("bomb", "ied"), False)])
def test_weapon_kinds(stories, kinds, disputed):
    found = told(stories, "weapon", *(Weapon(kind=k) for k in kinds))
    assert {w.kind for w in found.values} == set(kinds)
    assert found.disputed is disputed


@pytest.mark.parametrize(
    ("figures", "interval", "disputed", "acled", "ucdp"),
    [
        ([(2, 2)], (2, 2), False, 2, (2, 2, 2)),
        ([(2, 2), (5, 5)], (2, 5), True, 2, (2, 2, 5)),
        ([(5, 5), (5, 5), (2, 2)], (2, 5), True, 2, (2, 5, 5)),
        ([(2, None), (5, 5)], (2, 5), False, 2, (2, 2, 5)),
        ([(2, 2), (5, None)], (2, None), True, 2, (2, 2, None)),
        ([(None, 4)], (0, 4), False, 0, (0, 0, 4)),
        ([(None, None)], None, False, None, None),
    ],
)
def test_figures_hold_the_interval(stories, figures, interval, disputed, acled, ucdp):
    found = told(stories, "killed", *(Count(min=low, max=high) for low, high in figures))
    assert [(v.min, v.max) for v in found.values] == ([interval] if interval else [])
    assert found.disputed is disputed
    assert lowest_reported(found) == acled
    assert estimate(found) == ucdp


def test_a_superseded_figure_stays_on_record_but_counts_nowhere(stories):
    old = stories.claim("killed", Count(min=9, max=9), rule="toll:superseded")
    new = stories.claim("killed", Count(min=12, max=12))
    found = settled(stories, "killed", stories.report("a", old, new))
    assert found.values == (Count(min=12, max=12),)
    assert (found.disputed, len(found.claims), estimate(found)) == (False, 2, (12, 12, 12))


def test_claimed_blamed_and_denied_stay_apart(stories):
    report = stories.report(
        "a",
        stories.claim("blamed", stories.BRIGADE, stories.ARMY),
        stories.claim("denied_by", stories.BRIGADE, stories.BRIGADE),
        stories.claim("claimed_by", stories.party("Cell of the Night")),
    )
    incident = settle([Account(stories.article("un"), report)])
    assert [v.name for v in incident.field("blamed").values] == ["Brigade of the East"]
    assert [v.name for v in incident.field("denied_by").values] == ["Brigade of the East"]
    assert [v.name for v in incident.field("claimed_by").values] == ["Cell of the Night"]
    assert incident.field("blamed").disputed
    assert not incident.field("claimed_by").disputed
    assert incident.field("actor").values == ()


def test_rival_actors_are_all_kept(stories):
    found = told(stories, "actor", stories.BRIGADE, stories.ARMY, stories.BRIGADE)
    assert [v.name for v in found.values] == ["Brigade of the East", "Coalition forces"]
    assert found.disputed


def test_a_denied_actor_is_no_value_but_a_dispute(stories):
    denied = stories.claim("actor", stories.BRIGADE, stories.BRIGADE, stance="denied")
    report = stories.report("a", stories.claim("actor", stories.BRIGADE), denied)
    assert settled(stories, "actor", report).disputed
    alone = settled(stories, "actor", stories.report("a", denied))
    assert (alone.values, alone.disputed, len(alone.claims)) == ((), False, 1)


def test_unconfirmed_claims_do_not_outvote(stories):
    loose = stories.claim("kind", stories.kind("Grenade"), stance="unconfirmed")
    firm = stories.claim("kind", stories.kind("Attack"))
    found = settled(stories, "kind", *(stories.report("a", c) for c in (loose, loose, firm)))
    assert found.values[0].subtype == "Attack"


def test_ids_are_stable_and_step_past_those_in_use():
    keys = [("b", "1"), ("a", "2")]
    assert founding_id(keys) == founding_id(keys[::-1])
    assert founding_id(keys, 1) != founding_id(keys)
    assert len(founding_id(keys)) == 11


def test_a_role_without_a_name_gives_way_to_whoever_is_named(stories):
    group = stories.party("armed group", kind="rebel_group")
    found = told(stories, "claimed_by", group, stories.BRIGADE)
    assert ([v.name for v in found.values], found.disputed) == ([stories.BRIGADE.name], False)
    assert len(found.claims) == 2
    assert [v.name for v in told(stories, "claimed_by", group, group).values] == ["armed group"]


def test_who_foiled_an_act_is_no_rival_of_who_tried_it(stories):
    tried, foiled = (stories.claim("actor", party) for party in (stories.BRIGADE, stories.ARMY))
    left = stories.strike("a", None, stories.AMRA, tried)
    for status, disputed in (("foiled", False), ("occurred", True)):
        right = stories.strike("a", None, stories.AMRA, foiled, status=status)
        assert settled(stories, "actor", left, right).disputed is disputed
