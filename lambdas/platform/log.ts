/** Structured log lines for CloudWatch: one JSON object a line. Errors keep name, message and stack; nothing else is expanded. */
const plain = (value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

function write(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, unknown> = {},
): void {
  const entries = Object.entries(fields).map(([name, value]) => [name, plain(value)]);
  console[level](
    JSON.stringify({ level, message, at: new Date().toISOString(), ...Object.fromEntries(entries) }),
  );
}

export const log = {
  info: (message: string, fields?: Record<string, unknown>) => write('info', message, fields),
  warn: (message: string, fields?: Record<string, unknown>) => write('warn', message, fields),
  error: (message: string, fields?: Record<string, unknown>) => write('error', message, fields),
};
