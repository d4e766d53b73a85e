"""The contest for roles: the likeliest parties win, the rules' own answer stays unless it is most unlikely."""

from __future__ import annotations

from vigie.model import Claim, Party, Span
from vigie.reading import contest
from vigie.reading.contest import PARTS, Contender, Model, default_model
from vigie.reading.names import Mention
from vigie.reading.odds import log_odds


def model(weights: dict[str, float]) -> Model:
    return Model(about={}, weights={"actor": weights}, threshold={"actor": -0.4}, most=2)


def contender(name: str, *features: str, ruled: bool = False, country: str | None = None) -> Contender:
    party = Party(name=name, text=name)
    claim = Claim(field="actor", value=party, span=Span(part="text", start=0, end=1), rule="actor:agent")
    mention = Mention(0, 0, 1, name, "state_forces", country)
    return Contender(name, mention, {"actor": claim} if ruled else {}, dict.fromkeys(features, 1.0))


def winners(weights: dict[str, float], *contenders: Contender) -> list[str]:
    return [c.name for c in contest.winners("actor", list(contenders), model(weights))]


def test_the_likeliest_wins_first() -> None:
    found = winners({"near": 1.0, "far": 0.5}, contender("B", "far"), contender("A", "near"))
    assert found == ["A", "B"]


def test_no_more_than_the_model_allows() -> None:
    assert len(winners({"near": 1.0}, *(contender(f"P{n} x{n}", "near") for n in range(5)))) == 2


def test_an_unlikely_party_is_not_added() -> None:
    assert winners({"far": -1.0}, contender("A", "far")) == []


def test_what_the_rules_say_stays_where_it_is_not_most_unlikely() -> None:
    assert winners({"far": -1.0}, contender("A", "far", ruled=True)) == ["A"]
    assert winners({"far": -2.0}, contender("A", "far", ruled=True)) == []


def test_the_one_hit_is_no_actor_beside_the_one_who_hit() -> None:
    army, rebels = contender("army", "act: agent", ruled=True), contender("rebels", "act: target")
    assert winners({"act: agent": 1.0, "act: target": 1.0}, army, rebels) == ["army"]


def test_another_word_for_a_winner_is_not_added() -> None:
    weights = {"near": 1.0}
    army = contender("Israeli military", "near", ruled=True, country="IL")
    assert winners(weights, army, contender("Israeli air force", "near", country="IL")) == ["Israeli military"]
    assert winners(weights, army, contender("military", "near")) == ["Israeli military"]


def test_a_thing_does_nothing() -> None:
    assert winners({"near": 1.0}, contender("barracks", "near", "thing")) == []
    assert winners({"near": 1.0}, contender("police post", "near", "thing", ruled=True)) == ["police post"]


def test_the_shipped_weights_name_known_roles() -> None:
    shipped = default_model()
    assert set(shipped.parts) <= set(PARTS)
    assert set(shipped.threshold) == set(shipped.parts)
    assert log_odds({"always": 1.0}, shipped.weights["actor"]) < 0
