import { element } from './element.ts';
import { field } from './field.ts';
import { form } from './form.ts';
import { isOver } from './over.ts';
import { viewLink, type View } from './page.ts';
import { expired } from './second-factor-view.ts';

/** A recovery code instead of the app: for the day when the phone is gone. */
export const recoveryCodeView: View = (page) => {
  const code = field({
    name: 'code',
    label: 'Recovery code',
    type: 'text',
    autocomplete: 'off',
    hint: 'One of the ten codes that you kept when you set up your app. Each is good once.',
    wrong: (typed) =>
      typed.replaceAll(/[^0-9a-z]/gi, '').length === 10
        ? undefined
        : 'A recovery code has ten letters and digits.',
  });
  const use = async () => {
    const { email, password, remember } = page;
    try {
      const given = { email, password, code: code.input.value, remember };
      await page.goOn(await page.call('useRecoveryCode', given), password);
    } catch (error) {
      if (!isOver(error)) throw error;
      page.open('sign-in', expired);
    }
  };
  return {
    title: 'Use a recovery code',
    content: [
      element('p', { class: 'who' }, 'For ', element('strong', {}, page.email)),
      form({ fields: [code], submit: 'Sign in', busy: 'Signing in …', send: use }),
      element(
        'p',
        { class: 'lead' },
        'No recovery code either? Ask an administrator of your company, or us, to reset your second factor.',
      ),
      element(
        'p',
        { class: 'other' },
        viewLink('Use my app instead', () => page.open('second-factor')),
        viewLink('Back to sign in', () => page.open('sign-in')),
      ),
    ],
  };
};
