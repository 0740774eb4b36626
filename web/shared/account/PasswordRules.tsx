import { useEffect, useState } from 'react';
import { brokenRules, passwordRules } from '../../../lambdas/session/password.model.ts';
import classes from './Account.module.css';

/** After this pause in typing, in ms, a screen reader is told what is still needed. */
const pause = 900;

/** The rules of a password, ticking off while it is typed (A6). */
export const PasswordRules = ({ id, value }: { id: string; value: string }) => {
  const [told, setTold] = useState('');
  useEffect(() => {
    const broken = brokenRules(value);
    const words =
      value === ''
        ? ''
        : broken.length === 0
          ? 'All password rules are kept.'
          : `Still needed: ${broken.join(', ')}.`;
    const timer = setTimeout(() => setTold(words), value === '' ? 0 : pause);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <div>
      <ul id={id} className={classes.rules} aria-label="Your new password needs">
        {passwordRules.map((rule) => (
          <li key={rule.id} data-holds={rule.holds(value) || undefined}>
            {rule.words}
            {rule.holds(value) ? <span className={classes.unseen}> – done</span> : null}
          </li>
        ))}
      </ul>
      <output className={classes.unseen}>{told}</output>
    </div>
  );
};
