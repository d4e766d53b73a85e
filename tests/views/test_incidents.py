from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from vigie.model import SUBTYPES, Count, Weapon, When
from vigie.store import Store
from vigie.views.incidents import KIND_WIDTH, incident_page, incident_table
from vigie.views.wording import breakable, plain, word_all, word_count, word_disputes, word_value


@pytest.fixture(scope="module")
def stories():
    spec = spec_from_file_location("vigie_test_stories", Path(__file__).parents[1] / "incidents" / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def shown(stories, tmp_path_factory):
    """One strike of four outlets, one elsewhere, and one without place or date, with hostile words."""
    hostile = stories.article(
        "=cmd()",
        "=cmd() \x1b[31mrouge [bold]gras[/bold]",
        outlet="@outlet",
        published=None,
        url="https://example.org/x",
    )
    nameless = stories.report("a", stories.claim("actor", stories.party("=HYPERLINK(1)")))
    with Store.open(tmp_path_factory.mktemp("views") / "record.db") as store:
        for reading in [*stories.four_outlets(), stories.reading(hostile, nameless)]:
            store.add(reading.article, reading)
        yield [store.show(row.incident.id) for row in store.incidents()]


def printed(content, width):
    console = Console(width=width, highlight=False, color_system=None)
    with console.capture() as capture:
        console.print(content)
    return capture.get()


def joined(text):
    """The words of a folded table, spaces and line ends apart."""
    return "".join(text.split())


@pytest.mark.parametrize("width", [90, 100, 120, 140, 200])
def test_the_table_fits_and_says_all(shown, width):
    text = printed(incident_table([s.row for s in shown], width), width)
    assert max(map(len, text.splitlines())) <= width
    for one in shown:
        assert one.row.incident.id in text
    assert "2030-05-14" in text
    assert "Amra" in text


def test_the_table_tells_what_reports_disagree_on(shown):
    text = printed(incident_table([shown[1].row], 500), 500)
    assert "weapon count: 2 | 3" in text
    assert "status: occurred | foiled" in text


def test_disputes_in_words(shown):
    disputes = ["type: Air/drone strike | Disrupted weapons use", "status: occurred | foiled", "weapon count: 2 | 3"]
    assert word_disputes(shown[1].row.incident) == disputes
    assert word_disputes(shown[2].row.incident) == []


@pytest.mark.parametrize("width", [90, 120, 160])
def test_the_page_shows_every_claim_its_words_and_its_speaker(shown, width):
    page = printed(incident_page(shown[1], width), width)
    text = joined(page)
    assert max(map(len, page.splitlines())) <= width
    for report in shown[1].row.reports:
        assert report.article.outlet.replace(" ", "") in text
        assert all(joined(word_value(t.claim.value)) in text for t in report.claims)
        assert all(joined(e.words) in text for e in report.evidence)
    assert width < 160 or "Journal deux, citing Homs police" in page
    for part in ("claimed", "disputed", "Sidebyside", "score+", "articleadded", "[mostsources,thenmostspecific]"):
        assert part.lower() in text.lower()


def test_the_page_gives_both_rules_for_the_killed(shown):
    assert "(ACLED 1; UCDP low 1, best 1, high open)" in printed(incident_page(shown[0], 140), 140)


def test_an_articles_words_cannot_steer_the_terminal(shown):
    text = printed(incident_page(shown[2], 120), 120)
    assert "\x1b" not in text
    assert "unknown act, place unknown, date unknown" in text
    assert plain("a\x1b[31m\nb\x07") == "a[31m b"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (When(start=date(2030, 5, 14), end=date(2030, 5, 14)), "2030-05-14"),
        (When(start=date(2030, 5, 14), end=date(2030, 5, 15)), "2030-05-14 to 15"),
        (When(start=date(2030, 5, 31), end=date(2030, 6, 1)), "2030-05-31 to 2030-06-01"),
        (When(start=date(2030, 5, 1), end=date(2030, 5, 31), precision="month"), "2030-05"),
        (When(start=date(2030, 1, 1), end=date(2030, 12, 31), precision="year"), "2030"),
        (When(start=date(2030, 5, 13), end=date(2030, 5, 19), precision="week"), "week of 2030-05-13"),
        (Weapon(kind="small_arms"), "small arms"),
        (Weapon(kind="drone", count=3), "drone × 3"),
    ],
)
def test_values_in_words(value, words):
    assert word_value(value) == words


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, 2, "2"), (2, 5, "2-5"), (2, None, "2+"), (None, 5, "up to 5"), (0, 0, "0")]
)
def test_figures_in_words(low, high, words):
    assert word_count(Count(min=low, max=high)) == words


def test_one_value_told_twice_is_shown_once():
    assert word_all([Weapon(kind="drone"), Weapon(kind="rocket"), Weapon(kind="drone")]) == "drone, rocket"


@pytest.mark.parametrize("subtype", sorted(SUBTYPES))
def test_no_type_breaks_in_the_middle_of_a_word(subtype):
    """Wherever a line of the column for types ends, the name has a space or a slash there."""
    lines = Text(subtype).wrap(Console(), KIND_WIDTH, overflow="fold")
    at = 0
    for line in lines[:-1]:
        at += len(line.plain)
        assert subtype[at] in "/ " or subtype[at - 1] in "/ ", lines
        at += subtype[at] == " "


def test_long_words_with_slashes_can_break():
    assert breakable("Remote explosive/landmine/IED") == "Remote explosive/ landmine/ IED"
    assert breakable("Air/drone strike") == "Air/drone strike"
