"""One tree of errors. Every message names the file (or address) and the cause.

::

    VigieError
    ├── ArticleError        an input that is no readable article (empty, binary, no text, bad line, bad date)
    │   └── FetchError      an address that cannot be fetched
    ├── LanguageError       no pack for the language, or a pack file that is wrong (names file and line)
    ├── DataError           gazetteer or register data missing or wrong
    ├── SettingsError       vigie.toml or an environment variable is wrong
    ├── StoreError          the database is locked, corrupt, too old or out of reach
    └── EvaluationError     gold or predicted file is wrong
"""

from __future__ import annotations


class VigieError(Exception):
    """Base of all errors that a user can mend."""


class ArticleError(VigieError):
    """The input is no readable article."""


class FetchError(ArticleError):
    """The address cannot be fetched."""


class LanguageError(VigieError):
    """No language pack, or a wrong one."""


class DataError(VigieError):
    """Gazetteer or register data is missing or wrong."""


class SettingsError(VigieError):
    """A setting is wrong."""


class StoreError(VigieError):
    """The database cannot do what is asked."""


class EvaluationError(VigieError):
    """Gold or predicted file is wrong."""
