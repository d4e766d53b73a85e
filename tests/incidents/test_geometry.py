import pytest

from vigie.incidents.geometry import agree, gap_km, reach_km
from vigie.model import Place
from vigie.sphere import kilometres


def test_distance_of_two_cities():
    assert kilometres(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=1)
    assert kilometres(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)


def test_a_place_reaches_as_far_as_its_precision_promises():
    assert reach_km(Place(name="x", precision="near", radius_km=3)) == 20
    assert reach_km(Place(name="x", precision="exact", radius_km=30)) == 30


def test_no_gap_between_places_without_coordinates_or_a_country():
    point = Place(name="x", lat=1, lon=1)
    assert gap_km(point, Place(name="y")) is None
    assert gap_km(point, Place(name="y", lat=5, lon=5, precision="country")) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Place(name="a", country="SY"), Place(name="a", country="IQ"), False),
        (Place(name="Aïn Nasr", country="SY"), Place(name="Ain Nasr", country="SY"), True),
        (Place(name="a", country="SY", lat=33, lon=38), Place(name="b", country="SY", lat=33.05, lon=38), True),
        (Place(name="a", country="SY", lat=33, lon=38), Place(name="b", country="SY", lat=34, lon=38), False),
        (Place(name="a", country="SY"), Place(name="Syria", country="SY", precision="country"), True),
        (Place(name="a", admin1="Homs"), Place(name="Homs", admin1="Homs", precision="admin1"), True),
        (Place(name="a", admin1="Raqqa"), Place(name="Homs", admin1="Homs", precision="admin1"), False),
        (Place(name="a"), Place(name="b"), False),
        (Place(name="Ain al-Asad", country="IQ"), Place(name="base aérienne d'Aïn al-Assad", country="IQ"), True),
    ],
)
def test_agree(left, right, expected):
    assert agree(left, right) is expected
    assert agree(right, left) is expected
