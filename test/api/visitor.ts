/** A browser as far as redirects and cookies go: each origin has its own, sent where their path allows it. */
type Kept = { name: string; value: string; path: string };
export type Visited = { status: number; url: URL; body: string; cookies: string[] };

export class Visitor {
  readonly jar = new Map<string, Kept[]>();
  /** Addresses on the way, in order. */
  readonly way: string[] = [];

  /** The value of a cookie of an origin. */
  cookie(origin: string, name: string): string | undefined {
    return this.jar.get(origin)?.find((one) => one.name === name)?.value;
  }

  /** `name=value; …` of all that would be sent to this address. */
  header(url: URL): string {
    return (this.jar.get(url.origin) ?? [])
      .filter(({ path }) => path === '/' || url.pathname === path || url.pathname.startsWith(`${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  async ask(address: string | URL, form?: Record<string, string>): Promise<Visited & { location?: string }> {
    const url = new URL(address);
    this.way.push(url.href);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: this.header(url) },
      body: form && new URLSearchParams(form),
      redirect: 'manual',
    });
    const cookies = response.headers.getSetCookie();
    for (const cookie of cookies) this.keep(url, cookie);
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, url, body: await response.text(), cookies, location };
  }

  /** Goes on until a page is shown. */
  async go(address: string | URL, form?: Record<string, string>): Promise<Visited> {
    let answer = await this.ask(address, form);
    for (let hops = 0; answer.location && hops < 20; hops += 1)
      answer = await this.ask(new URL(answer.location, answer.url));
    return answer;
  }

  private keep(url: URL, cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(/; */);
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const of = (wanted: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = of('path') ?? '/';
    const others = (this.jar.get(url.origin) ?? []).filter((one) => one.name !== name || one.path !== path);
    const ended = of('max-age') === '0' || new Date(of('expires') ?? Number.MAX_SAFE_INTEGER) < new Date();
    this.jar.set(url.origin, ended || value === '' ? others : [...others, { name, value, path }]);
  }
}
