"""The patterns of one word, so ordered that a sentence needs to try only those whose fixed words it may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """Patterns in their order, the sequence itself that was given; ``always`` are those without a telling word,
    ``by_form`` the others by each form of it (places in ``patterns``)."""

    patterns: Sequence[T]
    always: tuple[int, ...]
    by_form: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, patterns: Sequence[T], telling: Callable[[T], frozenset[str]]) -> Shelf[T]:
        """``telling`` gives the forms of which one must stand in a sentence; none where any sentence may do."""
        always: list[int] = []
        by_form: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            forms = telling(pattern)
            if not forms:
                always.append(number)
            for form in forms:
                by_form.setdefault(form, []).append(number)
        return cls(patterns, tuple(always), {form: tuple(numbers) for form, numbers in by_form.items()})

    def likely(self, words: frozenset[str]) -> Sequence[T]:
        """The patterns that a sentence of these words may hold, in their order."""
        if not self.by_form:
            return self.patterns
        numbers = set(self.always)
        for form in self.by_form.keys() & words:
            numbers.update(self.by_form[form])
        return [self.patterns[number] for number in sorted(numbers)]
