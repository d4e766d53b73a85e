"""Coded articles as the scorer reads them: the outside JSON form, of which it needs a part only.

A party may be a bare string, a count a bare number, a list may be null; other keys are passed over. A value of a wrong
shape is an error; a date that is no date is only a wrong answer.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from vigie.errors import EvaluationError


def _party(value: object) -> object:
    """A bare name (or nothing) stands for a party without a text."""
    return value if isinstance(value, dict | BaseModel) else {"name": value}


def _blamed(value: object) -> object:
    """Who is blamed; who blames is not scored."""
    return _party(value["who"] if isinstance(value, dict) and "who" in value else value)


def _words(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _list(value: object) -> object:
    return [] if value is None else value


def _pieces(value: object) -> object:
    return [value] if isinstance(value, str) else _list(value)


def _or_none(value: object) -> object:
    """An empty object says nothing."""
    return None if value == {} else value


def _interval(value: object) -> object:
    return {"min": value, "max": value} if isinstance(value, int | float) else value


class _Coded(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


Words = Annotated[str | None, BeforeValidator(_words)]


class CodedParty(_Coded):
    """Who: a neutral name, the article's words, or both."""

    name: Words = None
    text: Words = None


class CodedPlace(_Coded):
    """Where. Coordinates are WGS 84 degrees."""

    name: Words = None
    text: Words = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class CodedDate(_Coded):
    """Days as written (ISO 8601), both ends included."""

    start: str | None = None
    end: str | None = None
    precision: str | None = "day"


class CodedWeapon(_Coded):
    kind: str | None = None
    count: int | None = None


class CodedCount(_Coded):
    """An interval of persons."""

    min: int | None = None
    max: int | None = None


Party = Annotated[CodedParty, BeforeValidator(_party)]
Parties = Annotated[tuple[Party, ...], BeforeValidator(_list)]
Blamed = Annotated[CodedParty, BeforeValidator(_blamed)]
Count = Annotated[CodedCount | None, BeforeValidator(_interval)]
Evidence = Annotated[tuple[str, ...], BeforeValidator(_pieces)]


class CodedIncident(_Coded):
    """One act, as one article tells it."""

    type: str | None = None
    subtype: str | None = None
    status: str | None = None
    date: Annotated[CodedDate | None, BeforeValidator(_or_none)] = None
    place: Annotated[CodedPlace | None, BeforeValidator(_or_none)] = None
    actors: Parties = ()
    targets: Parties = ()
    weapons: Annotated[tuple[CodedWeapon, ...], BeforeValidator(_list)] = ()
    killed: Count = None
    injured: Count = None
    claimed_by: Parties = ()
    denied_by: Parties = ()
    blamed: Annotated[tuple[Blamed, ...], BeforeValidator(_list)] = ()
    sources: Parties = ()
    evidence: Evidence = ()


class CodedStatement(_Coded):
    """A speech act; its kind and its speaker are scored."""

    kind: str | None = None
    speaker: Party = CodedParty()
    evidence: Evidence = ()


class CodedToll(_Coded):
    """An aggregate over many acts; its intervals are scored."""

    killed: Count = None
    injured: Count = None
    evidence: Evidence = ()


class CodedDocument(_Coded):
    """One coded article. ``text`` is needed of gold only: evidence is looked up in it."""

    id: str = Field(min_length=1)
    lang: str | None = None
    set: str | None = None
    text: str = ""
    incidents: Annotated[tuple[CodedIncident, ...], BeforeValidator(_list)] = ()
    statements: Annotated[tuple[CodedStatement, ...], BeforeValidator(_list)] = ()
    tolls: Annotated[tuple[CodedToll, ...], BeforeValidator(_list)] = ()


def coded_document(data: Any, *, source: str = "document") -> CodedDocument:
    """The document in the outside JSON form (parsed). ``source`` names it in the EvaluationError of a wrong one."""
    try:
        return CodedDocument.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "document"
        raise EvaluationError(f"{source}: {where}: {first['msg']}") from error
