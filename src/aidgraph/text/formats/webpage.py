"""Web pages (HTML): receives the bytes of a saved page and hands on its title, date, source and text."""

import re
from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.text.dates import find_dates, parse_date
from aidgraph.text.decode import decode
from aidgraph.text.formats.reading import Reading
from aidgraph.text.formats.rows import lines_of

_OPENING: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|meta|title|body|frameset|div|table|p|h[1-6]|article|section|center|font)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 8192  # bytes
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
# Names under which pages of Chinese governments and papers (and the Open Graph) give what they are.
_TITLE: Final = ("articletitle", "og:title")
_PUBLISHED: Final = ("pubdate", "publishdate", "article:published_time", "og:release_date", "datepublished")
_SOURCE: Final = ("contentsource", "source", "mediaid")
_URL: Final = ("og:url", "url")
_SITE: Final = re.compile(r"\s*(?:[_|]|--+|——| - ).*$", re.DOTALL)
_ROW: Final = re.compile(r"\|(.*)\|\s*")
_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_NEAR: Final = 6  # lines between the title and the text in which date and source may stand
_LONGEST: Final = 120
_SOURCED: Final = re.compile(r"(?:来源|稿源|出处|发布机构|发布单位)\s?[：:]")
_BODY: Final = 12  # characters that tell the first line of the text in the page
# Chinese says in 80 characters what the library's own measure, 250, asks of other languages.
_ENOUGH: Final = "80"
_LARGEST: Final = str(1 << 30)  # the size of a file is limited elsewhere


def sniff(data: bytes, name: str) -> bool:
    """Whether the bytes open as a page of HTML does."""
    head = data[:_HEAD]
    if head.startswith(_MARKS):
        head = head[2:].removeprefix(b"\xbf").replace(b"\0", b"")
    return bool(_OPENING.match(head))


def read(data: bytes) -> Reading:
    """The page's own text, without menus, lists of other pages and footers; tables as lines of cells.

    What the bytes are decides the encoding, not what the page declares. Title, date and source come from the page's
    metadata, and stand above the text where the page shows them. Raises ``InputRefused`` for a page of frames, or of
    no text.
    """
    from lxml import html

    source = _DECLARATION.sub("", decode(data), count=1)
    tree = html.document_fromstring(source, parser=html.HTMLParser(recover=True, no_network=True))
    body = _body(source)
    if not body:
        raise _refusal(tree)
    meta = _metadata(tree)
    shown = _shown_lines(tree)
    title = _title(tree, meta)
    text = "\n".join((*_above(shown, body, title), *body)) + "\n"
    published = next((iso for name in _PUBLISHED if (iso := _date(meta.get(name, "")))), "")
    publisher = next((meta[name] for name in _SOURCE if re.search(r"[一-鿿]", meta.get(name, ""))), "")
    return Reading(text, title, publisher, published, _url(tree, meta))


def _body(source: str) -> list[str]:
    from trafilatura import extract

    text = extract(source, include_comments=False, include_tables=True, config=_config()) or ""
    return list(_tabulated(text.split("\n")))


def _config() -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _ENOUGH
    config["DEFAULT"]["MAX_FILE_SIZE"] = _LARGEST
    config["DEFAULT"]["EXTRACTION_TIMEOUT"] = "0"  # this process has a limit of its own
    return config


def _tabulated(lines: Sequence[str]) -> Iterator[str]:
    """The lines, in which rows of tables have tabs between their cells."""
    rows: list[list[str]] = []
    for line in (*lines, ""):
        row = _ROW.fullmatch(line)
        if row:
            rows += [] if _RULE.fullmatch(line) else [row[1].split("|")]
            continue
        yield from lines_of(rows)
        rows = []
        if line.strip():
            yield line.rstrip()


def _metadata(tree: Any) -> dict[str, str]:
    """The page's ``meta`` elements, by name in lower case; of one name the first."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if content:
            found.setdefault(name.lower(), content)
    return found


def _title(tree: Any, meta: dict[str, str]) -> str:
    given = next((meta[name] for name in _TITLE if name in meta), "")
    headings = [words for element in tree.iter("h1") if (words := _text(element))]
    named = next((_text(element) for element in tree.iter("title")), "")
    if given:
        return given
    if len(headings) == 1 and headings[0] in named:
        return headings[0]
    return _SITE.sub("", named) or named


def _date(value: str) -> str:
    """The ISO form of a date that a time may follow."""
    if iso := parse_date(value[:10].rstrip()):
        return iso
    found = next(find_dates(value), None)
    return found.iso if found else ""


def _url(tree: Any, meta: dict[str, str]) -> str:
    links = (element.get("href") or "" for element in tree.iter("link") if element.get("rel") == "canonical")
    given = (*links, *(meta.get(name, "") for name in _URL))
    return next((url for url in given if url.startswith(("http://", "https://"))), "")


def _shown_lines(tree: Any) -> list[str]:
    """What the page shows, a line a block."""
    from trafilatura import html2txt

    return [" ".join(line.split()) for line in html2txt(tree, clean=False).split("\n") if line.strip()]


def _above(shown: Sequence[str], body: Sequence[str], title: str) -> Iterator[str]:
    """The title and the lines of date and source above the text, as far as the text lacks them."""
    if title and title not in body[:_NEAR]:
        yield title
    if any(_tells(line) for line in body[:_NEAR]):
        return
    first = next((line.strip()[:_BODY] for line in body if line.strip() != title), "")
    begins = next((index for index, line in enumerate(shown) if line.startswith(first)), 0)
    yield from (line for line in shown[max(0, begins - _NEAR) : begins] if _tells(line))


def _tells(line: str) -> bool:
    """Whether a short line says when the page was published, or by whom."""
    return len(line) <= _LONGEST and "。" not in line and (bool(_SOURCED.search(line)) or any(find_dates(line)))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _refusal(tree: Any) -> InputRefused:
    frames = [src for element in tree.iter("frame", "iframe") if (src := element.get("src"))]
    return InputRefused("input.frames", frames=", ".join(frames[:3])) if frames else InputRefused("input.blank")
