"""Reports brought together into incidents: block, compare, cluster, settle."""

from vigie.incidents.account import SUPERSEDED, Account, Key, accounts_of, counts
from vigie.incidents.block import DAY_SLACK, NEAR_KM, may_meet
from vigie.incidents.cluster import Cluster, cluster
from vigie.incidents.compare import Comparer, Comparison, Feature, compare
from vigie.incidents.merge import merge
from vigie.incidents.names import vague
from vigie.incidents.settle import FIELDS, founding_id, settle
from vigie.incidents.settle_figures import Estimate, estimate, lowest_reported
from vigie.incidents.weights import Weights, default_weights

__all__ = [
    "DAY_SLACK",
    "FIELDS",
    "NEAR_KM",
    "SUPERSEDED",
    "Account",
    "Cluster",
    "Comparer",
    "Comparison",
    "Estimate",
    "Feature",
    "Key",
    "Weights",
    "accounts_of",
    "cluster",
    "compare",
    "counts",
    "default_weights",
    "estimate",
    "founding_id",
    "lowest_reported",
    "may_meet",
    "merge",
    "settle",
    "vague",
]
