const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text as it stands inside an XML element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign);
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return entities[name] ?? whole;
  });
}

/** `<name>text</name>`, escaped; nothing when there is no value. */
export function element(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : `<${name}>${escapeXml(String(value))}</${name}>`;
}

/**
 * The inner XML of every element of that name, in order. Enough for the flat documents that
 * clients send to S3 (Delete, Tagging, CompleteMultipartUpload): no element contains its own name.
 */
export function innerXml(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The text of the first element of that name. */
export function textOf(xml: string, name: string): string | undefined {
  const inner = innerXml(xml, name)[0];
  return inner === undefined ? undefined : unescapeXml(inner);
}
