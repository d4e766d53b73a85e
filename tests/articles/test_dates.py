from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from vigie.articles import parse_published
from vigie.errors import ArticleError


def test_a_day_has_no_moment() -> None:
    assert parse_published("2023-10-19") == (date(2023, 10, 19), None)


@pytest.mark.parametrize("text", ["2023-10-19T23:30:00-05:00", "2023-10-19 23:30 -05:00", " 2023-10-19T23:30-0500 "])
def test_the_day_is_kept_as_written_beside_the_moment(text: str) -> None:
    day, moment = parse_published(text)
    assert day == date(2023, 10, 19)
    assert moment == datetime(2023, 10, 19, 23, 30, tzinfo=timezone(timedelta(hours=-5)))


def test_a_time_without_a_zone_names_no_moment() -> None:
    assert parse_published("2023-10-19T08:00:00") == (date(2023, 10, 19), None)


@pytest.mark.parametrize("text", ["2023-13-45", "2023-02-29", "19/10/2023", "20231019", "hier", "", "2023-10-19 noon"])
def test_a_wrong_date_is_named(text: str) -> None:
    with pytest.raises(ArticleError, match="is no date") as caught:
        parse_published(text)
    assert repr(text) in str(caught.value)
