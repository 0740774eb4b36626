import { element } from './element.ts';
import { form } from './form.ts';
import type { View } from './page.ts';

/** What the link at the foot of a mail opens: asks before it stops the mails, and lets them come again. */
export const mailsView: View = (page) => ({
  title: page.stopped ? 'You get no more mails' : 'Stop mailing you?',
  content: [
    element(
      'p',
      { class: 'lead' },
      page.stopped
        ? 'Only mails that keep your access safe still come, such as a code for a new password.'
        : 'You will get no more mails about tickets. Mails that keep your access safe still come.',
    ),
    page.stopped
      ? form({
          fields: [],
          submit: 'Mail me again',
          busy: 'Saving …',
          send: () => page.setMails(false),
        })
      : form({
          fields: [],
          submit: 'Stop mailing me',
          busy: 'Saving …',
          send: () => page.setMails(true),
        }),
    element('p', { class: 'other' }, element('a', { href: '/notifications' }, 'Choose which mails you get')),
  ],
});
