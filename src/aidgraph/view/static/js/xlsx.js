// An Excel workbook of one sheet: from rows of cells to the bytes of a zip whose parts are stored as they are.

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const LONGEST = 32767; // characters that a cell may hold

export function xlsx(rows) {
  return stored([
    ["[Content_Types].xml", `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`],
    ["_rels/.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="aidgraph" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ["xl/worksheets/sheet1.xml", sheet(rows)],
  ]);
}

function sheet(rows) {
  const body = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, `${letters(column)}${at + 1}`)).join("")}</row>`);
  return `${HEAD}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${body.join("")}</sheetData></worksheet>`;
}

// Numbers stay numbers; text is text, so that none is computed.
function cell(value, at) {
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  return value === "" ? "" : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value).slice(0, LONGEST))}</t></is></c>`;
}

function escaped(text) {
  const allowed = [...text].filter((character) => character.codePointAt(0) >= 32 || "\t\n\r".includes(character)).filter((character) => !/[\ud800-\udfff\ufffe\uffff]/.test(character) || character.length === 2);
  return allowed.join("").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function letters(column) {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

// The zip format (PKWARE APPNOTE 6.3): local headers with their parts, then the directory of them.
function stored(parts) {
  const encoder = new TextEncoder();
  const [chunks, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of parts) {
    const [path, data] = [encoder.encode(name), encoder.encode(text)];
    const about = [20, 0x0800, 0, 0, 0x21];
    const sizes = [crc32(data), data.length, data.length];
    const local = header(0x04034b50, about, sizes, [path.length, 0]);
    const entry = header(0x02014b50, [20, ...about], sizes, [path.length, 0, 0, 0, 0], [0, offset]);
    chunks.push(local, path, data);
    directory.push(entry, path);
    offset += local.length + path.length + data.length;
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = header(0x06054b50, [0, 0, parts.length, parts.length], [size, offset], [0]);
  return new Blob([...chunks, ...directory, end]);
}

// A signature, then shorts and longs in turn, all little-endian.
function header(signature, ...groups) {
  const bytes = [];
  const put = (value, size) => { for (let at = 0; at < size; at += 1) bytes.push(Math.floor(value / 256 ** at) % 256); };
  put(signature, 4);
  groups.forEach((group, at) => group.forEach((value) => put(value, at % 2 ? 4 : 2)));
  return new Uint8Array(bytes);
}

function crc32(data) {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
