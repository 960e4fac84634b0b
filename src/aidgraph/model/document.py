"""A document as read, and the refusal of one that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One source text.

    ``id`` is the first 128 bits of its bytes' SHA-256 in hex, ``path`` the path below the folder that was given.
    ``text`` is what was read, once; every offset counts its code points. ``published`` is an ISO date (or its year, or
    year and month). ``publisher_span`` and ``title_span`` are where the text names them, if it does. ``place`` is the
    division code that metadata gives; the linker finds one in the text otherwise.
    """

    id: str
    path: str
    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    place: str = ""
    url: str = ""
    title_span: tuple[int, int] | None = None
    publisher_span: tuple[int, int] | None = None

    @property
    def year(self) -> int | None:
        """The year of publication, where it is known."""
        return int(self.published[:4]) if self.published else None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that was not taken in: the id of the message that says why, and its parameters."""

    path: str
    message: str
    parameters: tuple[tuple[str, str], ...] = ()
