"""Readings written by hand for the tests of merging, storing and showing: invented acts at invented places."""

from __future__ import annotations

from datetime import date
from typing import Any

from vigie.model import (
    SUBTYPES,
    Article,
    Claim,
    Count,
    FieldName,
    Kind,
    Party,
    Place,
    Reading,
    Report,
    Span,
    Status,
    Value,
    Weapon,
    When,
)

DAY = date(2030, 5, 14)
AMRA = Place(name="Tell Amra", country="SY", admin1="Homs", lat=33.5, lon=38.6, gazetteer_id="g1")
NORTH = Place(name="Wadi Nasr", country="SY", admin1="Raqqa", lat=35.9, lon=39.0, gazetteer_id="g2")
BRIGADE = Party(name="Brigade of the East", text="la Brigade", id="brigade-east", kind="rebel_group")
ARMY = Party(name="Coalition forces", text="la coalition", id="coalition", kind="coalition", country="US")
POLICE = Party(name="Homs police", text="la police", kind="police", country="SY")
HOSPITAL = Party(name="Amra hospital", text="l'hôpital", kind="agency")


def day(number: int, **more: Any) -> When:
    """A day of May 2030."""
    return When(start=date(2030, 5, number), end=date(2030, 5, more.pop("to", number)), **more)


def kind(subtype: str) -> Kind:
    return Kind(type=SUBTYPES[subtype], subtype=subtype)


def party(name: str, **more: Any) -> Party:
    return Party(name=name, text=name, **more)


def article(name: str, text: str = "", **more: Any) -> Article:
    """An article of an outlet of its own name."""
    told = text or f"{name} : des drones ont frappé la base.\nLa base a été touchée dans la nuit. {name} le rapporte."
    values: dict[str, Any] = {"outlet": f"Journal {name}", "lang": "fr", "published": DAY, "title": f"Titre {name}"}
    return Article(id=name, text=told, **(values | more))


def claim(field: FieldName, value: Value, *said_by: Party, stance: Any = "stated", rule: str = "test") -> Claim:
    return Claim(field=field, value=value, span=Span(start=0, end=1), said_by=said_by, stance=stance, rule=rule)


def report(name: str, *claims: Claim, start: int = 0, end: int = 12) -> Report:
    return Report(id=name, claims=claims, evidence=(Span(start=start, end=end),))


def strike(
    name: str = "a",
    when: When | None = None,
    place: Place | None = AMRA,
    *more: Claim,
    said_by: Any = (),
    **changed: Any,
) -> Report:
    """A drone strike at Tell Amra on 14 May, unless told otherwise."""
    subtype, status = changed.get("subtype", "Air/drone strike"), changed.get("status", "occurred")
    claims = [
        claim("kind", kind(subtype), *said_by),
        claim("status", Status(status=status), *said_by),
        claim("date", when or day(14), *said_by),
    ]
    if place is not None:
        claims.append(claim("place", place, *said_by))
    if "drones" in changed:
        claims.append(claim("weapon", Weapon(kind="drone", count=changed["drones"]), *said_by))
    if "killed" in changed:
        low, high = changed["killed"]
        claims.append(claim("killed", Count(min=low, max=high), *said_by))
    return report(name, *claims, *more)


def reading(told: Article, *reports: Report, **more: Any) -> Reading:
    return Reading(article=told, reports=reports, **({"version": "1"} | more))


def four_outlets() -> list[Reading]:
    """One strike told by four outlets that differ, and another one elsewhere told by two of them."""
    claimed = claim("claimed_by", BRIGADE, BRIGADE, stance="claimed")
    return [
        reading(
            article("un"), strike("a", day(14), AMRA, claimed, drones=2), strike("b", day(13), NORTH, killed=(1, 1))
        ),
        reading(article("deux"), strike("a", day(14), AMRA, drones=3, said_by=(POLICE,))),
        reading(article("trois"), strike("a", day(14), AMRA, status="foiled", subtype="Disrupted weapons use")),
        reading(article("quatre"), strike("a", day(13), NORTH, killed=(3, None)), strike("b", day(14), AMRA)),
    ]
