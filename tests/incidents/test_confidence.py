import pytest

from vigie.incidents import Account, settle
from vigie.incidents.confidence import highest
from vigie.model import Count, Weapon


def sure(stories, name, confidence, *claims):
    """A report of an article of its own."""
    told = stories.report("a", *claims).model_copy(update={"confidence": confidence})
    return Account(stories.article(name), told)


def claim(stories, field, value, confidence, **more):
    return stories.claim(field, value, **more).model_copy(update={"confidence": confidence})


def test_an_incident_is_as_sure_as_its_surest_report(stories):
    accounts = [sure(stories, name, c) for name, c in (("un", 0.6), ("deux", None), ("trois", 0.8))]
    assert settle(accounts).confidence == settle(accounts[::-1]).confidence == 0.8


def test_reports_of_before_have_none(stories):
    incident = settle([Account(stories.article("un"), stories.strike())])
    assert incident.confidence is None
    assert {f.confidence for f in incident.fields} == {None}


@pytest.mark.parametrize(
    ("field", "values", "expected"),
    [
        ("kind", [("Attack", 0.9), ("Armed clash", 0.3), ("Armed clash", 0.5)], 0.5),
        ("actor", [("BRIGADE", 0.4), ("BRIGADE", 0.7), ("ARMY", 0.9)], 0.7),
        ("weapon", [(Weapon(kind="drone", count=2), 0.5), (Weapon(kind="drone"), 0.6)], 0.6),
        ("killed", [(Count(min=2, max=2), 0.5), (Count(min=5, max=5), 0.4)], 0.5),
    ],
)
def test_a_field_is_as_sure_as_the_surest_claim_that_agrees(stories, field, values, expected):
    made = {"kind": lambda v: stories.kind(v), "actor": lambda v: getattr(stories, v)}.get(field, lambda v: v)
    accounts = [
        sure(stories, f"art{n}", 0.5, claim(stories, field, made(value), confidence))
        for n, (value, confidence) in enumerate(values)
    ]
    assert settle(accounts).field(field).confidence == expected


def test_a_denied_claim_makes_nothing_sure(stories):
    denied = claim(stories, "actor", stories.BRIGADE, 0.9, stance="denied")
    held = claim(stories, "actor", stories.BRIGADE, 0.4)
    assert settle([sure(stories, "un", 0.5, denied, held)]).field("actor").confidence == 0.4


def test_the_highest_of_nothing_is_unknown():
    assert highest([]) is highest([None]) is None
    assert highest([None, 0.2, 0.1]) == 0.2
