import type { ReactNode } from 'react';
import { PageTitle } from '../ui/PageTitle.tsx';
import type { AccountCalls } from './account-calls.ts';
import classes from './Account.module.css';
import { OwnSecrets } from './OwnSecrets.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

/** Password and security: what only the person changes, the same in the portal and at the desk. */
export const AccountPage = ({ calls }: { calls: AccountCalls }) => (
  <>
    <PageTitle>Password and security</PageTitle>
    <div className={classes.page}>
      <OwnSecrets
        calls={calls}
        rest={
          <Part id="sessions" title="Where you are signed in">
            <Sessions calls={calls} />
          </Part>
        }
      >
        <Part id="password" title="Password">
          <PasswordForm send={calls.changePassword} />
        </Part>
        <Part id="second-factor" title="Second factor">
          <SecondFactor calls={calls} />
        </Part>
      </OwnSecrets>
    </div>
  </>
);

/** One matter in a card of its own, with its name. */
export const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className={classes.card} aria-labelledby={id}>
    <h2 id={id} className={classes.title} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
);
