import type { CompanyData } from '../companies/CompanyFrame.tsx';
import classes from './Contacts.module.css';

/** How people of this company sign in with their organisation's accounts: to read, not to change (A8). */
export const SignOn = ({ signOn }: Pick<CompanyData, 'signOn'>) =>
  signOn.length === 0 ? null : (
    <section className={`desk-card ${classes.signOn}`} aria-labelledby="sign-on">
      <h2 id="sign-on" className={classes.title}>
        Single sign-on
      </h2>
      {signOn.map(({ name, domains, passwords }) => (
        <p key={name}>
          People with an address at {domains.map((domain) => `@${domain}`).join(' or ')} sign in with their
          account of {name}
          {passwords ? ', or with a password of ours' : ''}.
        </p>
      ))}
      <p className="desk-quiet">
        This is set where Foyer is deployed, in the stage’s configuration (singleSignOn).
      </p>
    </section>
  );
