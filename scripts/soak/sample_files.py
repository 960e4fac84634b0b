"""Makes one valid file of every format that is read, with sentences of our own: from names to bytes."""

import csv
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Sequence

TITLE = "海州与甘谷两年记"
PARAGRAPHS = (
    "2021年，天津市东丽区向甘谷县投入帮扶资金1200万元，建成扶贫车间6个，受益群众三百多户。",
    "两年里，东丽区选派教师六名、医生四名到甘谷县支教支医；孩子们说，山里也有了会讲普通话的体育课。",
    "甘谷县的花椒和苹果沿着新修的公路运到天津，一年卖出去八百多万元，农户的账本比往年厚了一截。",
)
TABLE = (
    ("帮扶区", "受援县", "到位资金（万元）", "扶贫车间（个）"),
    ("东丽区", "甘谷县", "1200", "6"),
    ("西青区", "麦积区", "900", "3"),
    ("北辰区", "清水县", "750", ""),
)
_FONT = "/Type /Font /BaseFont /Song"
_SYSTEM = "/Registry (Adobe) /Ordering (Identity) /Supplement 0"
_SHEET = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
HEADING = "天津市东西部协作2021年项目一览表"


def sample_files() -> dict[str, bytes]:
    """``report.pdf``, ``report.docx``, … by name."""
    plain = "\n".join((TITLE, "2022-03-04　来源：云岭县融媒体中心", *PARAGRAPHS)) + "\n"
    files = {
        "report.txt": plain.encode(),
        "report-gbk.txt": plain.encode("gbk"),
        "report.html": page("utf-8"),
        "report-gb2312.html": page("gb18030"),
        "report.mhtml": saved_page(),
        "report.pdf": pdf([[TITLE, *wrapped(PARAGRAPHS * 2, 28)], [*wrapped(PARAGRAPHS, 28), "2"]]),
        "report.docx": docx(),
        "table.xlsx": xlsx(),
        "table.csv": table_csv(),
        "reports.jsonl": records(),
    }
    members = {name: files[name] for name in ("report.txt", "report.html", "report.docx")}
    return files | {
        "reports.zip": zipped(members),
        "reports.tar.gz": tarred(members, "gz"),
        "reports.tar.xz": tarred(members, "xz"),
        "reports.tar": tarred(members, ""),
    }


def wrapped(paragraphs: Sequence[str], width: int) -> list[str]:
    """The lines of paragraphs on a page as wide as ``width`` ideographs or twice as many digits, each indented."""
    lines: list[str] = []
    for paragraph in paragraphs:
        line, taken = "", 0
        for character in "　　" + paragraph:
            taken += 1 if character.isascii() else 2
            if taken > 2 * width:
                lines.append(line)
                line, taken = "", 1 if character.isascii() else 2
            line += character
        lines.append(line)
    return lines


def page(encoding: str) -> bytes:
    """A page as the site of a county serves it, which says that it is UTF-8 whatever it is."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    body = "".join(f"<p>　　{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{TITLE}_云岭县人民政府网</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2022-03-04 09:12">
<meta name="ContentSource" content="云岭县融媒体中心"><style>p {{ margin: 0 }}</style></head><body>
<div class="nav"><a href="/">首页</a> | <a href="/x">新闻中心</a> | <a href="/y">政务公开</a></div>
<div class="content"><h1>{TITLE}</h1><div class="info">发布时间：2022-03-04 来源：云岭县融媒体中心</div>
<div id="zoom">{body}<p>{HEADING}</p><table>{rows}</table></div></div>
<div class="footer">主办：云岭县人民政府办公室　版权所有</div></body></html>
""".encode(encoding)


def saved_page() -> bytes:
    """The same page as a browser saves it in one file."""
    import base64

    parts = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.cn/2022/1.html\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----Part"\r\n\r\n'
        "------Part\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(page('utf-8')).decode('ascii')}\r\n------Part--\r\n"
    )
    return parts.encode("ascii")


def docx() -> bytes:
    """A text with a table in it."""
    from docx import Document

    document = Document()
    for paragraph in (TITLE, *PARAGRAPHS, HEADING):
        document.add_paragraph(paragraph)
    table = document.add_table(0, len(TABLE[0]))
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document)


def xlsx() -> bytes:
    """A sheet with a caption above its table, and one of prose."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "资金"
    sheet.append([HEADING])
    for row in TABLE:
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    prose = book.create_sheet("说明")
    for paragraph in PARAGRAPHS:
        prose.append([paragraph])
    return _saved(book)


def _saved(document) -> bytes:  # type: ignore[no-untyped-def]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table_csv() -> bytes:
    """The table as a spreadsheet of Windows exports it."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(TABLE)
    return stream.getvalue().encode("gbk")


def records() -> bytes:
    """A document a line."""
    rows = [{"text": text, "title": TITLE, "path": f"{number}.txt"} for number, text in enumerate(PARAGRAPHS, 1)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of files, their names as Windows writes them in China."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(members: dict[str, bytes], compression: str) -> bytes:
    """The same as a tar archive, ``gz``, ``xz`` or not compressed."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    raw = stream.getvalue()
    if compression == "gz":
        packer = zlib.compressobj(wbits=31)
        return packer.compress(raw) + packer.flush()
    return lzma.compress(raw) if compression == "xz" else raw


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Pages of lines, in a font that is not embedded but tells which character each code is."""
    characters = sorted({character for page in pages for line in page for character in line})
    codes = {character: number for number, character in enumerate(characters, 1)}
    pairs = "".join(f"<{code:04x}> <{ord(character):04x}>\n" for character, code in codes.items())
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}endbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Subtype /Type0 {_FONT} /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        f"<< /Subtype /CIDFontType2 {_FONT} /CIDSystemInfo << {_SYSTEM} >> /DW 1000 >>",
        _stream(mapping),
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 12 Tf 60 {780 - 18 * row} Td <{''.join(f'{codes[character]:04x}' for character in line)}> Tj ET"
            for row, line in enumerate(lines)
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R {_SHEET} /Contents {7 + 2 * number} 0 R >>",
            _stream(drawn),
        ]
    return _file(objects)


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    written = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")
