import { randomUUID } from 'node:crypto';
import { password } from './accounts.ts';
import type { Stage } from './stage.ts';

type Door = 'portal' | 'desk';
export type Body = {
  state?: string;
  challenge?: string;
  secret?: string;
  recoveryCodes?: string[];
  code?: string;
  detail?: string;
  fields?: { path: string; message: string }[];
};

/** A browser's cookies, by name and path, as the site sets them. */
export class Browser {
  private readonly jar = new Map<string, { value: string; path: string }>();
  private readonly site: string;
  readonly door: Door;
  constructor(world: Stage, door: Door) {
    this.site = world.cloud.addresses.site;
    this.door = door;
  }
  get names(): string[] {
    return [...this.jar.keys()];
  }
  valueOf = (name: string): string => this.jar.get(name)?.value ?? '';
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const cookie = [...this.jar]
      .filter(([, { path: at }]) => path.startsWith(at))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(`${this.site}${path}`, {
      method,
      headers: {
        cookie,
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (!header.includes('HttpOnly; Secure; SameSite=Strict')) throw new Error(`An open cookie: ${name}`);
      if (header.includes('Max-Age=0')) this.jar.delete(name);
      else this.jar.set(name, { value, path: /Path=([^;]+)/.exec(header)?.[1] ?? '/' });
    }
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body };
  }
  session = (path: string, body: unknown = {}) => this.ask('POST', `/api/session/${this.door}/${path}`, body);
  account = (path: string, body: unknown = {}) => this.ask('POST', `/api/${this.door}/account/${path}`, body);
  factor = async () => (await this.ask('GET', `/api/${this.door}/account/second-factor`)).body as object;
  signIn = (email: string, secret = password) => this.session('sign-in', { email, password: secret });
}
