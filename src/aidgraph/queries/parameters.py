"""The parameters of queries: from a header's declaration to parameters, from what a user wrote to checked values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aidgraph.errors import DataError, UsageError

Value = str | int | float | bool | None

_DECLARED: Final = re.compile(r"([A-Za-z]\w*)\s*:\s*(\w+)(?:\s*=\s*(\S+))?")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """``type`` is ``entity`` (an entity's id), ``text``, ``integer``, ``number`` or ``boolean``.

    An ``optional`` one has a ``default``, which may be nothing at all.
    """

    name: str
    type: str
    optional: bool
    default: Value
    line: int


def parse_parameters(path: Path, declared: str, line: int) -> tuple[Parameter, ...]:
    """``place: entity, limit: integer = 20`` → parameters. Raises ``DataError``."""
    parameters: dict[str, Parameter] = {}
    for item in filter(None, (item.strip() for item in declared.split(","))):
        found = _DECLARED.fullmatch(item)
        if not found or found[2] not in _READERS or found[1] in parameters:
            raise DataError("graph.query_params", path=path, line=line, found=item, types=", ".join(_READERS))
        name, kind, default = found.groups()
        try:
            value = None if default in (None, "null") else _READERS[kind](default)
        except ValueError as error:
            raise DataError(
                "graph.query_params", path=path, line=line, found=item, types=", ".join(_READERS)
            ) from error
        parameters[name] = Parameter(name, kind, default is not None, value, line)
    return tuple(parameters.values())


def bind(query: str, parameters: tuple[Parameter, ...], given: Mapping[str, object]) -> dict[str, Value]:
    """A value for every parameter, of its type: what was given, else the default. Raises ``UsageError``."""
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise UsageError("graph.param_unknown", query=query, name=name, names=", ".join(known) or "-")
    return {name: _value(query, parameter, given) for name, parameter in known.items()}


def _value(query: str, parameter: Parameter, given: Mapping[str, object]) -> Value:
    if parameter.name not in given:
        if not parameter.optional:
            raise UsageError("graph.param_missing", query=query, name=parameter.name, type=parameter.type)
        return parameter.default
    value = given[parameter.name]
    if value is None and parameter.optional:
        return None
    try:
        return _READERS[parameter.type](value)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            "graph.param_type", query=query, name=parameter.name, type=parameter.type, found=str(value)[:60]
        ) from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(value)
    return value


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63:
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise ValueError(value)


def _number(value: object) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        number = float(value)
        if number - number == 0:  # neither infinite nor no number
            return number
    raise ValueError(value)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError(value)


_READERS: Final[Mapping[str, Callable[[object], Value]]] = {
    "entity": _text,
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
