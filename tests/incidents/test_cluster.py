import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.incidents import accounts_of, cluster, merge
from vigie.model import Place


def groups(readings):
    return sorted(tuple(sorted(a.key for a in c.accounts)) for c in cluster(accounts_of(readings)))


def test_one_act_told_by_four_is_one(stories):
    assert groups(stories.four_outlets()) == [
        (("deux", "a"), ("quatre", "b"), ("trois", "a"), ("un", "a")),
        (("quatre", "a"), ("un", "b")),
    ]


def test_the_order_of_arrival_leaves_no_trace(stories):
    readings = stories.four_outlets()
    results = {merge(order) for order in itertools.permutations(readings)}
    assert len(results) == 1


def test_reports_of_one_article_never_merge_even_through_others(stories):
    twice = stories.reading(stories.article("un"), stories.strike("a"), stories.strike("b"))
    others = [stories.reading(stories.article(n), stories.strike()) for n in ("deux", "trois", "quatre")]
    found = groups([twice, *others])
    assert all(len({article for article, _ in g}) == len(g) for g in found)
    assert len(found) == 2


def test_joins_explain_a_cluster(stories):
    found = next(c for c in cluster(accounts_of(stories.four_outlets())) if len(c.accounts) == 4)
    keys = {a.key for a in found.accounts}
    assert found.joins
    assert all({j.left, j.right} <= keys and j.features for j in found.joins)


def test_another_kind_of_act_at_the_same_place_and_day_stays_apart(stories):
    march = stories.reading(stories.article("deux"), stories.strike("a", subtype="Peaceful protest"))
    assert len(groups([stories.reading(stories.article("un"), stories.strike()), march])) == 2


def test_country_and_day_alone_do_not_merge(stories):
    syria = Place(name="Syria", country="SY", precision="country")
    told = [stories.reading(stories.article(n), stories.strike("a", None, syria)) for n in ("un", "deux")]
    assert len(groups(told)) == 2


drawn_reports = st.tuples(
    st.integers(12, 16),
    st.sampled_from([(33.5, "Tell Amra"), (33.6, "Amra sud"), (33.9, "Deir Zayd"), (None, "Tell Amra")]),
    st.sampled_from(["Air/drone strike", "Disrupted weapons use", "Attack", "Peaceful protest"]),
    st.sampled_from([None, (1, 1), (4, None), (5, 9)]),
)


def drawn_readings(stories, drawn):
    for i, reports in enumerate(drawn):
        made = []
        for n, (number, (lat, name), subtype, killed) in enumerate(reports):
            place = Place(name=name, country="SY", lat=lat, lon=None if lat is None else 38.6)
            more = {"killed": killed} if killed else {}
            made.append(stories.strike(f"r{n}", stories.day(number), place, subtype=subtype, **more))
        yield stories.reading(stories.article(f"art{i}"), *made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(drawn_reports, min_size=1, max_size=3), min_size=1, max_size=6), st.randoms())
def test_any_input_in_any_order(stories, drawn, random):
    readings = list(drawn_readings(stories, drawn))
    shuffled = readings.copy()
    random.shuffle(shuffled)
    incidents = merge(readings)
    assert incidents == merge(shuffled)
    assert sorted(k for i in incidents for k in i.reports) == sorted(a.key for a in accounts_of(readings))
    assert all(len({a for a, _ in i.reports}) == len(i.reports) for i in incidents)
    assert len({i.id for i in incidents}) == len(incidents)


def test_undated_reports_of_undated_articles_stay_alone(stories):
    told = [stories.reading(stories.article(n, published=None), stories.report("a")) for n in ("un", "deux")]
    assert len(groups(told)) == 2
