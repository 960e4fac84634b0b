// Tables as text: from rows of cells to CSV and to lines that a spreadsheet takes when pasted.

// A byte order mark has Excel read UTF-8; a text that a spreadsheet would compute is marked as text.
export function csv(rows) {
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

export function tsv(rows) {
  return rows.map((row) => row.map((cell) => inert(cell).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

function field(cell) {
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function inert(cell) {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
}
