import { codesFile } from '../shared/account/codes-file.ts';
import { element } from './element.ts';
import { form } from './form.ts';
import { viewLink, type View } from './page.ts';

/** The recovery codes, shown once; then on to where the person was going. */
export const recoveryCodesView: View = (page) => {
  const { recoveryCodes: codes, email, providerName } = page;
  const told = element('p', { class: 'hint', role: 'status' });
  const copy = viewLink('Copy', () => {
    void navigator.clipboard.writeText(codes.join('\n')).then(
      () => (told.textContent = 'The codes are copied.'),
      () => (told.textContent = 'Your browser did not let us copy. Please save or print the codes.'),
    );
  });
  const save = element(
    'a',
    { href: codesFile(providerName, email, codes), download: 'recovery-codes.txt' },
    'Save as a file',
  );
  return {
    title: 'Keep your recovery codes',
    content: [
      element(
        'p',
        { class: 'lead' },
        'Without your phone, each of these codes lets you in once. Keep them in a safe place: they are not shown again.',
      ),
      element('ul', { class: 'codes' }, ...codes.map((code) => element('li', {}, element('code', {}, code)))),
      element(
        'p',
        { class: 'other' },
        save,
        viewLink('Print', () => print()),
        copy,
      ),
      told,
      form({ fields: [], submit: 'I have kept them', busy: 'Opening …', send: () => page.enter() }),
    ],
  };
};
