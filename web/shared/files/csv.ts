/** Comma-separated values (RFC 4180) that spreadsheets open as they are. */

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP's page on CSV injection
 * advises; one with a comma, a quote or a line break stands in quotes.
 */
export const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The byte order mark by which Excel knows UTF-8: the first of a file. */
export const mark = '\uFEFF';

/** Rows of cells. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
