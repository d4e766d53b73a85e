import pytest

from vigie.incidents.names import fold_name, fold_place, same_party
from vigie.model import Party


def test_spelling_does_not_hide_sameness():
    assert fold_name("The Islamic Résistance") == fold_name("Islamic resistance")
    assert fold_place("Aïn al-Assad") == fold_place("Ayn al Asad")


def test_a_name_of_articles_only_stays():
    assert fold_name("La The") == "la the"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Party(name="A group", text="x", id="1"), Party(name="Another", text="x", id="1"), True),
        (Party(name="A group", text="x", id="1"), Party(name="A group", text="x", id="2"), False),
        (Party(name="A group", text="x", id="1"), Party(name="a  Group", text="x"), True),
        (Party(name="Islamic Resistance Iraq", text="x"), Party(name="Iraq Islamic Resistance", text="x"), True),
        (Party(name="PKK", text="x"), Party(name="PKR", text="x"), False),
        (Party(name="Army of the North", text="x"), Party(name="Rebels of the East", text="x"), False),
    ],
)
def test_same_party(left, right, same):
    assert same_party(left, right) is same
    assert same_party(right, left) is same
