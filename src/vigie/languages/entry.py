"""A YAML file read node by node, so that every error names file and line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import NoReturn

import yaml

from vigie.errors import LanguageError
from vigie.languages.words import Forms, Phrases, key, only_itself

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STRING, INTEGER, BOOLEAN = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a pack file. Every method raises LanguageError where the node is of another type."""

    node: yaml.Node
    file: str

    def fail(self, message: str) -> NoReturn:
        raise LanguageError(f"{self.file}:{self.node.start_mark.line + 1}: {message}")

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != STRING or not self.node.value.strip():
            self.fail("expected text (quote words that YAML takes for something else)")
        return str(self.node.value)

    def integer(self) -> int:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != INTEGER:
            self.fail("expected a whole number")
        try:
            return int(self.node.value)
        except ValueError:
            self.fail(f"expected a decimal whole number, not {self.node.value!r}")

    def flag(self) -> bool:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != BOOLEAN:
            self.fail("expected true or false")
        return self.node.value.lower() in {"true", "yes", "on"}

    def choice(self, names: Collection[str]) -> str:
        """A text that must be one of ``names``."""
        value = self.text()
        if value not in names:
            self.fail(f"{value!r} is none of: {', '.join(sorted(names))}")
        return value

    def items(self) -> tuple[Entry, ...]:
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail("expected a list")
        return tuple(Entry(node, self.file) for node in self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of texts, none twice."""
        found: dict[str, None] = {}
        for item in self.items():
            text = item.text()
            if text in found:
                item.fail(f"{text!r} stands here twice")
            found[text] = None
        return tuple(found)

    def keys(self) -> frozenset[str]:
        """A list of texts as a set of keys."""
        return frozenset(key(text) for text in self.texts())

    def pairs(self) -> dict[str, Entry]:
        """A mapping with free keys, none twice."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail("expected a mapping")
        found: dict[str, Entry] = {}
        for name, value in self.node.value:
            if name.value in found:
                Entry(name, self.file).fail(f"key {name.value!r} stands here twice")
            found[name.value] = Entry(value, self.file)
        return found

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Entry]:
        """A mapping with known keys only, the required ones present."""
        found = self.pairs()
        for name, value in found.items():
            if name not in required and name not in optional:
                value.fail(f"unknown key {name!r}; known: {', '.join(sorted([*required, *optional]))}")
        missing = [name for name in required if name not in found]
        if missing:
            self.fail(f"missing: {', '.join(missing)}")
        return found

    @property
    def is_text(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)


def phrases(entry: Entry, forms: Forms = only_itself) -> Phrases[str]:
    """A list of texts as phrases, each its own value."""
    return Phrases.of(((text, text) for text in entry.texts()), forms)


def read(path: Traversable) -> Entry:
    """The root of a YAML file. LanguageError if it is absent, empty or no YAML."""
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=Loader)
    except FileNotFoundError:
        raise LanguageError(f"{path}: missing file of the language pack") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LanguageError(f"{path}: no YAML: {error}") from error
    if node is None:
        raise LanguageError(f"{path}:1: empty file")
    return Entry(node, str(path))
