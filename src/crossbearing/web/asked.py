"""What an address or a form asks for, checked against what is declared."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

import msgspec

from crossbearing.errors import InputError

Asked = TypeVar("Asked", bound=msgspec.Struct)
# A page to go on with. Of a search for five hundred letters that are not Latin the address has some thousands.
Address = Annotated[str, msgspec.Meta(max_length=8000)]


def asked_of(kind: type[Asked], fixed: Mapping[str, str], given: Iterable[tuple[str, str]]) -> Asked:
    """The parameters of a request: those of its path, and those of its query or form; blank ones ask for nothing.

    InputError, in one line, for what the declared type does not allow.
    """
    many = {field.encode_name for field in msgspec.structs.fields(kind) if _is_list(field.type)}
    found: dict[str, Any] = {}
    for name, value in given:
        if name in many:
            found.setdefault(name, []).append(value)
        elif value.strip():
            found[name] = value
    return converted(kind, found | dict(fixed))


def converted(kind: type[Asked], found: object) -> Asked:
    """The parameters as the declared type has them, of strings or of JSON."""
    try:
        return msgspec.convert(found, type=kind, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(f"What was asked for cannot be: {error}. Take what the form offers") from error


def _is_list(kind: Any) -> bool:
    return isinstance(msgspec.inspect.type_info(kind), msgspec.inspect.VarTupleType | msgspec.inspect.ListType)
