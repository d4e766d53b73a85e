import pytest

from vigie.errors import DataError
from vigie.incidents.compare import measures
from vigie.incidents.weights import default_weights, parse_weights


def test_every_feature_has_a_weight_and_every_weight_a_feature():
    weights = default_weights()
    assert set(measures(weights)) == set(weights.features)
    assert all(w.agree >= w.differ for w in weights.features.values())


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("bias: [", "while parsing"),
        ("bias: 1\nthreshold: 0\napart: 3\nfeatures: {}\ncompatible: []", "apart"),
        ("bias: 1\nthreshold: 0\napart: -3\nfeatures: {}\ncompatible: [[Attack, Nonsense]]", "Nonsense"),
    ],
)
def test_a_wrong_table_is_named_with_its_cause(text, cause):
    with pytest.raises(DataError, match=cause) as caught:
        parse_weights(text, "my.yaml")
    assert str(caught.value).startswith("my.yaml: ")
