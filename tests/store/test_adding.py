import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from vigie.errors import StoreError
from vigie.incidents import merge
from vigie.model import Place, Reason, Toll
from vigie.store.schema import Base


def contents(store):
    """The incidents without their ids, which tell of the order of arrival."""
    return sorted((row.incident.model_copy(update={"id": ""}) for row in store.incidents()), key=lambda i: i.reports)


def merged(readings):
    return sorted((i.model_copy(update={"id": ""}) for i in merge(readings)), key=lambda i: i.reports)


def sizes(store):
    with Session(store._engine) as session:
        return {t.name: session.scalar(select(func.count()).select_from(t)) for t in Base.metadata.sorted_tables}


def test_one_by_one_gives_what_all_at_once_gives(fresh, stories):
    for order in itertools.islice(itertools.permutations(stories.four_outlets()), 0, None, 5):
        with fresh() as store:
            for reading in order:
                store.add(reading.article, reading)
            assert contents(store) == merged(order)


drawn_report = st.tuples(
    st.integers(12, 15), st.sampled_from([33.5, 33.8, 34.1]), st.sampled_from(["Attack", "Grenade"])
)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(drawn_report, max_size=3)), min_size=1, max_size=7),
)
def test_versions_in_any_order_give_what_the_last_ones_give(fresh, stories, drawn):
    latest = {}
    with fresh() as store:
        for n, (which, reports) in enumerate(drawn):
            told = stories.article(f"art{which}", f"texte numéro {n} de l'article, assez long pour le test")
            made = [
                stories.strike(f"r{i}", stories.day(d), Place(name="Amra", country="SY", lat=lat, lon=38.6), subtype=s)
                for i, (d, lat, s) in enumerate(reports)
            ]
            latest[which] = stories.reading(told, *made)
            store.add(told, latest[which])
        assert contents(store) == merged(latest.values())


def test_the_same_article_twice_changes_nothing(filled, stories):
    before = sizes(filled)
    for reading in stories.four_outlets():
        added = filled.add(reading.article, reading)
        assert (added.status, added.reports) == ("unchanged", 0)
    assert sizes(filled) == before


def test_other_bytes_around_the_same_text_change_nothing(store, stories):
    one = stories.article("un", url="https://example.org/a")
    store.add(one, stories.reading(one, stories.strike()))
    again = stories.article(
        "autre", one.text, title=one.title, outlet=one.outlet, url="http://www.example.org/a/#x", sha256="0" * 64
    )
    assert store.add(again, stories.reading(again, stories.strike())).status == "unchanged"


def test_another_text_at_the_same_address_is_a_new_version(store, stories):
    url = {"url": "https://example.org/a"}
    old, new = (
        stories.article("h1", "Deux drones ont frappé la base.", **url),
        stories.article("h2", "Trois drones l'ont frappée.", **url),
    )
    first = store.add(old, stories.reading(old, stories.strike(drones=2)))
    kept = next(store.incidents()).incident.id
    second = store.add(new, stories.reading(new, stories.strike(drones=3)))
    assert (first.status, second.status, second.article) == ("new", "new version", "h1")
    assert second.incidents == (kept,)
    (row,) = store.incidents()
    assert (row.incident.id, row.articles[0].version, row.incident.field("weapon").values[0].count) == (kept, 2, 3)
    assert sizes(store)["article_version"] == 2
    assert sizes(store)["report"] == 2
    assert "new version" in [e.what for e in store.show(kept).history]


def test_a_version_that_no_longer_tells_of_an_act_leaves_it(filled, stories):
    (strike,) = filled.incidents(text="un", near=(33.5, 38.6, 5))
    changed = stories.article("un", "Rien ne s'est passé.")
    filled.add(changed, stories.reading(changed))
    row = filled.show(strike.incident.id).row
    assert [r.article.id for r in row.reports] == ["deux", "quatre", "trois"]
    assert "reports left" in [e.what for e in filled.show(strike.incident.id).history]


def test_an_incident_without_reports_is_retired_and_said_to_be(store, stories):
    told = stories.article("un")
    (incident,) = store.add(told, stories.reading(told, stories.strike())).incidents
    changed = stories.article("un", "Rien ne s'est passé.")
    store.add(changed, stories.reading(changed))
    assert list(store.incidents()) == []
    with pytest.raises(StoreError, match="no report tells of it any more"):
        store.show(incident)


def test_two_incidents_that_prove_one_are_merged_and_the_old_id_leads_on(store, stories):
    ids = []
    for name, lat in (("un", 33.30), ("deux", 33.70)):
        told = stories.article(name)
        place = Place(name=f"Lieu {name}", country="SY", lat=lat, lon=38.6)
        ids += store.add(told, stories.reading(told, stories.strike("a", None, place, killed=(3, 3)))).incidents
    assert len(set(ids)) == 2
    wide = stories.article("trois")
    place = Place(name="Lieu un", country="SY", lat=33.5, lon=38.6, radius_km=20)
    store.add(wide, stories.reading(wide, stories.strike("a", None, place, killed=(3, 3))))
    shown = [store.show(i) for i in ids]
    assert shown[0].row.incident.id == shown[1].row.incident.id in ids
    assert len(shown[0].row.reports) == 3
    assert "merged" in [e.what for e in shown[0].history]


def test_the_same_id_of_two_outlets_is_two_articles(store, stories):
    for outlet in ("Le Fil", "La Dépêche"):
        told = stories.article("1", f"{outlet} raconte une frappe sur la base.", outlet=outlet)
        assert store.add(told, stories.reading(told, stories.strike())).status == "new"
    (row,) = store.incidents()
    assert row.articles[0].id == "1"
    assert row.articles[1].id.startswith("1~")


def test_another_reader_reads_again(store, stories):
    told = stories.article("un")
    store.add(told, stories.reading(told, stories.strike()))
    better = stories.reading(told, stories.strike(drones=2), version="2")
    assert store.add(told, better).status == "read again"
    (row,) = store.incidents()
    assert row.articles[0].version == 1
    assert row.incident.field("weapon").values


def test_a_missing_date_can_be_added_later(store, stories):
    for published in (None, stories.DAY):
        told = stories.article("un", published=published)
        store.add(told, stories.reading(told, stories.strike()))
    (row,) = store.incidents()
    assert row.articles[0].published == stories.DAY


def test_a_reading_of_another_text_is_refused(store, stories):
    with pytest.raises(StoreError, match="of another text"):
        store.add(stories.article("un", "Un texte."), stories.reading(stories.article("un", "Un autre.")))


def test_everything_comes_back_as_it_went_in(store, stories):
    chain = (stories.POLICE, stories.HOSPITAL)
    moment = datetime(2030, 5, 14, 6, 30, tzinfo=UTC)
    told = stories.article("un", published_at=moment)
    report = stories.strike(
        "a", None, stories.AMRA, stories.claim("actor", stories.BRIGADE, *chain, stance="unconfirmed"), drones=2
    )
    toll = Toll(scope="la région", evidence=report.evidence[0])
    store.add(told, stories.reading(told, report, tolls=(toll,)))
    (row,) = store.incidents()
    assert tuple(t.claim for t in row.reports[0].claims) == report.claims
    assert [e.words for e in row.reports[0].evidence] == [told.cut(s) for s in report.evidence]
    assert sizes(store)["toll"] == 1


def test_history_only_grows(filled, stories):
    before = filled.show(next(filled.incidents()).incident.id).history
    reading = stories.reading(stories.article("cinq"), stories.strike("a", stories.day(13), stories.NORTH))
    filled.add(reading.article, reading)
    after = filled.show(next(filled.incidents()).incident.id).history
    assert after[: len(before)] == before
    assert [e.what for e in after[len(before) :]] == ["article added", "joined"]
    assert after[-1].why["features"]


def test_confidences_are_kept(fresh, stories):
    told = stories.strike()
    sure = told.model_copy(
        update={
            "claims": tuple(c.model_copy(update={"confidence": 0.75}) for c in told.claims),
            "confidence": 0.834,
            "sources_confidence": 0.25,
            "reasons": (Reason(name="place: own", weight=0.4),),
        }
    )
    readings = [
        stories.reading(stories.article("un"), sure),
        stories.reading(stories.article("deux", "Un tout autre texte, sans mesure."), told),
    ]
    with fresh() as store:
        for reading in readings:
            store.add(reading.article, reading)
        (row,) = store.incidents()
        assert contents(store) == merged(readings)
    assert row.incident.confidence == 0.834
    assert row.incident.field("place").confidence == 0.75
    kept = {r.article.id: (r.confidence, r.sources_confidence, r.reasons) for r in row.reports}
    assert kept == {"un": (0.834, 0.25, sure.reasons), "deux": (None, None, ())}
