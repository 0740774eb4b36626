/** How a measurement is told: rows of a table, some with a goal that is met or not. */
export type Verdict = { value: number; goal: number; unit: string };
export type Row = Record<string, string | number | Verdict | undefined>;
export type Part = { name: string; notes: string[]; rows: Row[] };

const digits = (value: number): string => value.toFixed(Math.abs(value) >= 10 ? 1 : 2);

export const isMet = ({ value, goal }: Verdict): boolean => value <= goal;

function cell(content: Row[string]): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return content;
  if (typeof content === 'number') return Number.isInteger(content) ? String(content) : digits(content);
  const { value, goal, unit } = content;
  return `${digits(value)}${unit} of ${goal}${unit} ${isMet(content) ? 'met' : 'NOT MET'}`;
}

const verdictsOf = (part: Part): Verdict[] =>
  part.rows.flatMap((row) =>
    Object.values(row).filter((one): one is Verdict => typeof one === 'object' && one !== null),
  );

/** The part as text: a headline, its notes, a table with aligned columns, and how many goals are met. */
export function inWords(part: Part): string {
  const columns = [...new Set(part.rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...part.rows.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const number = columns.map((column) => part.rows.every((row) => typeof row[column] !== 'string'));
  const table = lines.map((line) =>
    line
      .map((text, i) => (number[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const verdicts = verdictsOf(part);
  const met = verdicts.filter(isMet).length;
  return [
    `\n── ${part.name}`,
    ...part.notes,
    '',
    table[0],
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...table.slice(1),
    `\n${met} of ${verdicts.length} goals met`,
  ].join('\n');
}
