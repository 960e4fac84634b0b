"""One script of the page's modules: from ES modules that import one another to a text that runs anywhere.

A page that is opened from a disk may load no modules, so each becomes a function that hands out what it exports, in the
order of their imports; served pages get the same text.
"""

import re
from collections.abc import Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from pathlib import Path
from typing import Final

from aidgraph.errors import DataError

STATIC: Final = Path(__file__).parent / "static"
_IMPORT: Final = re.compile(r'^import (\{ [\w, ]+ \}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export ((?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"


def script() -> str:
    """Our own modules as one classic script."""
    return link({path.stem: path.read_text(encoding="utf-8") for path in sorted((STATIC / "js").glob("*.js"))})


def link(modules: Mapping[str, str]) -> str:
    """Joins modules by name. Raises ``DataError`` for a form of import or export that it does not know, or a cycle."""
    needs = {name: [needed for _, needed in _IMPORT.findall(text)] for name, text in modules.items()}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise DataError("view.bad_import", path="js", line=" → ".join(error.args[1])) from error
    if missing := [name for name in order if name not in modules]:
        raise DataError("view.bad_import", path=f"{missing[0]}.js", line="?")
    return '"use strict";\n(() => {\n' + "".join(_module(name, modules[name]) for name in order) + "})();\n"


def _module(name: str, text: str) -> str:
    exports = ", ".join(exported for _, exported in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r"const \1 = module_\2;", text))
    if left := _LEFT.search(body):
        raise DataError("view.bad_import", path=f"{name}.js", line=left[0])
    return f"const module_{name} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def style() -> str:
    """Our style sheets, one after the other."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "css").glob("*.css")))


@cache
def library() -> str:
    """vis-network as the installed pyvis carries it."""
    text = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*\s*$", "\n", text)
