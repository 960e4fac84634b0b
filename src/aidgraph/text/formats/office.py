"""Office files are zip archives of parts: from bytes to the names of their parts, and which program they are for."""

import io
import zipfile

_CONTENTS = "[Content_Types].xml"
_PACKAGES = (_CONTENTS, "mimetype", "OFD.xml")


def members(data: bytes) -> frozenset[str]:
    """The names inside a zip archive; none where the bytes are no archive, or a broken one."""
    if not data.startswith(b"PK"):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return frozenset()


def is_package(names: frozenset[str]) -> bool:
    """Whether an archive with these names is one document of some office program, and no archive of documents."""
    return not names.isdisjoint(_PACKAGES)


def has_part(data: bytes, folder: str) -> bool:
    """Whether the bytes are an Office Open XML file with parts in ``folder``: ``word/``, ``xl/``."""
    names = members(data)
    return _CONTENTS in names and any(name.startswith(folder) for name in names)
