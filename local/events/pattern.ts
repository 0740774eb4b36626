type Json = unknown;
type Fields = Record<string, Json>;

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether an event fits a pattern of EventBridge, which event source mappings use as filters too.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: Fields, event: Json): boolean {
  const fields = isFields(event) ? event : {};
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return (wanted as Fields[]).some((one) => matches(one, event));
    const value = fields[name];
    if (!Array.isArray(wanted)) return isFields(wanted) && value !== undefined && matches(wanted, value);
    const values = Array.isArray(value) ? value : [value];
    return wanted.some((condition) => values.some((each) => fits(condition, each)));
  });
}

function fits(condition: Json, value: Json): boolean {
  if (!isFields(condition)) return condition === value;
  const [operator, operand] = Object.entries(condition)[0] ?? [];
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return isFields(operand)
        ? lower(value).startsWith(lower(operand['equals-ignore-case']))
        : typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'equals-ignore-case':
      return lower(value) === lower(operand);
    case 'wildcard':
      return typeof value === 'string' && wildcard(String(operand)).test(value);
    case 'anything-but': {
      const unwanted = Array.isArray(operand) ? operand : [operand];
      return value !== undefined && !unwanted.some((one) => fits(one, value));
    }
    case 'numeric':
      return typeof value === 'number' && inRange(operand as (string | number)[], value);
    default:
      throw new Error(`Event patterns with "${operator}" are not played here`);
  }
}

const lower = (value: Json) => (typeof value === 'string' ? value.toLowerCase() : undefined) ?? '\0';

const wildcard = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );

function inRange(range: (string | number)[], value: number): boolean {
  for (let at = 0; at < range.length; at += 2) {
    const bound = Number(range[at + 1]);
    const holds: Record<string, boolean> = {
      '=': value === bound,
      '<': value < bound,
      '<=': value <= bound,
      '>': value > bound,
      '>=': value >= bound,
    };
    if (!holds[String(range[at])]) return false;
  }
  return true;
}
