import type { Account } from './identity-provider.ts';

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '');

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 8vh auto; padding: 0 1rem; color: #1b1f24; background: #fff }
  ul { list-style: none; padding: 0 } li { margin: 0 0 .5rem }
  button { font: inherit; width: 100%; min-height: 44px; padding: .5rem 1rem; text-align: left; background: #f4f6f8; color: inherit; border: 1px solid #868e99; border-radius: 6px; cursor: pointer }
  input { font: inherit; display: block; width: 100%; min-height: 44px; box-sizing: border-box; margin: 0 0 .75rem; padding: 0 .75rem; border: 1px solid #868e99; border-radius: 6px }
  small { display: block; color: #565e68 } summary { margin: 1rem 0; cursor: pointer }`;

/** Who are you? No password: it is a stand-in. */
export const choicePage = (
  name: string,
  action: string,
  accounts: readonly Account[],
): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in to ${escape(name)}</title><style>${style}</style></head>
<body><main>
<h1>${escape(name)}</h1>
<p>This page stands in for the organisation's own sign-in, such as Microsoft 365. Who are you?</p>
<form method="post" action="${action}"><ul>
${accounts
  .map(
    ({ id, name: person, email }) =>
      `<li><button name="id" value="${escape(id)}">${escape(person)}<small>${escape(email)}</small></button></li>`,
  )
  .join('\n')}
</ul></form>
<details><summary>Somebody else</summary>
<form method="post" action="${action}">
<label>Account <input name="id" required autocomplete="off"></label>
<label>E-mail address in the directory <input name="email" type="email" required autocomplete="off"></label>
<button>Continue</button>
</form></details>
<form method="post" action="${action}"><button name="cancel" value="1">Cancel</button></form>
</main></body></html>
`;
