/** Small files that are what their names promise. */
export const picture = {
  name: 'red light.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
};
export const invoice = {
  name: 'service contract.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};
export const log = {
  name: 'printer.log',
  mimeType: 'text/plain',
  buffer: Buffer.from('09:12 head temperature 71 C\n09:13 stopped\n'),
};
