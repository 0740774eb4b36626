/*
 * On AWS the hosted endpoints have a host of their own, `<name>.auth.<region>.amazoncognito.com`. Here they are a folder
 * of the stand-in, as buckets are.
 */

const folder = '/hosted/';

export const hostedAddress = (port: number, name: string): string =>
  `http://127.0.0.1:${port}${folder}${name}`;

export const isHosted = (path: string): boolean => path.startsWith(folder);

/** `/hosted/<name>/oauth2/token` -> the name and `/oauth2/token`. */
export function readHosted(path: string): { name: string; endpoint: string } {
  const [, name = '', endpoint = ''] = /^\/hosted\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  return { name, endpoint };
}
