"""Reports brought together into acts: agglomeration by mean score, never two reports of one article in one act."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vigie.incidents.account import Account, in_order
from vigie.incidents.block import candidate_pairs
from vigie.incidents.compare import Comparer, Comparison
from vigie.incidents.weights import Weights

Pair = tuple[int, int]


@dataclass(frozen=True)
class Cluster:
    """The reports of one act, in order, and the comparisons (at or over the threshold) that hold them together."""

    accounts: tuple[Account, ...]
    joins: tuple[Comparison, ...] = ()


@dataclass
class _Agglomeration:
    """The state of one run: members of each group, and the sum of scores between groups."""

    accounts: Sequence[Account]
    threshold: float
    groups: dict[int, tuple[int, ...]]
    sums: dict[Pair, float]
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def mean(self, one: int, two: int) -> float:
        total = self.sums[min(one, two), max(one, two)]
        return total / (len(self.groups[one]) * len(self.groups[two]))

    def linked(self, one: int, two: int) -> bool:
        """Cannot-link: an article tells of one act once."""
        articles = {self.accounts[i].article.id for i in self.groups[one]}
        return articles.isdisjoint(self.accounts[i].article.id for i in self.groups[two])

    def push(self, one: int, two: int) -> None:
        one, two = min(one, two), max(one, two)
        mean = round(self.mean(one, two), 9)
        if mean >= self.threshold and self.linked(one, two):
            heapq.heappush(self.heap, (-mean, one, two, len(self.groups[one]), len(self.groups[two])))

    def join(self, one: int, two: int) -> None:
        """Put ``two`` into ``one`` (the lower index, thus the earlier report) and renew its means."""
        for other in self.groups.keys() - {one, two}:
            moved = self.sums.pop((min(two, other), max(two, other)))
            self.sums[min(one, other), max(one, other)] += moved
        self.groups[one] = tuple(sorted(self.groups[one] + self.groups.pop(two)))
        for other in sorted(self.groups.keys() - {one}):
            self.push(one, other)

    def run(self) -> list[tuple[int, ...]]:
        """The best pair of groups first; ties go to the earlier reports."""
        for one, two in sorted(self.sums):
            self.push(one, two)
        while self.heap:
            _, one, two, size_one, size_two = heapq.heappop(self.heap)
            fresh = one in self.groups and two in self.groups
            if fresh and (len(self.groups[one]), len(self.groups[two])) == (size_one, size_two):
                self.join(one, two)
        return sorted(self.groups.values())


def _components(size: int, edges: Iterable[Pair]) -> Iterator[list[int]]:
    """Connected components, each sorted, in order of their first member."""
    parent = list(range(size))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, two in edges:
        low, high = sorted((root(one), root(two)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(size):
        groups.setdefault(root(i), []).append(i)
    yield from groups.values()


def cluster(accounts: Iterable[Account], comparer: Comparer | None = None) -> list[Cluster]:
    """Group reports into acts.

    The result depends on what the reports say, not on the order in which they come. A group forms only inside a
    connected component of pairs at or over the threshold, so components may be clustered apart.
    """
    comparer = comparer or Comparer()
    weights = comparer.weights
    ordered = in_order(accounts)
    compared = {(i, j): comparer(ordered[i], ordered[j]) for i, j in candidate_pairs(ordered)}
    links = {pair: c for pair, c in compared.items() if c.score >= weights.threshold}
    found = [
        group
        for members in _components(len(ordered), sorted(links))
        for group in _split(ordered, members, compared, weights)
    ]
    return [_cluster(ordered, group, links) for group in sorted(found)]


def _split(
    ordered: Sequence[Account], members: list[int], compared: dict[Pair, Comparison], weights: Weights
) -> list[tuple[int, ...]]:
    if len(members) == 1:
        return [(members[0],)]
    sums = {
        (i, j): compared[i, j].score if (i, j) in compared else weights.apart
        for n, i in enumerate(members)
        for j in members[n + 1 :]
    }
    return _Agglomeration(ordered, weights.threshold, {i: (i,) for i in members}, sums).run()


def _cluster(ordered: Sequence[Account], group: tuple[int, ...], links: dict[Pair, Comparison]) -> Cluster:
    pairs = ((i, j) for n, i in enumerate(group) for j in group[n + 1 :])
    return Cluster(tuple(ordered[i] for i in group), tuple(links[p] for p in pairs if p in links))
