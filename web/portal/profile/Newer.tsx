import { Button } from '@mantine/core';
import { differences, type OwnFields } from '../../../lambdas/profile/profile.model.ts';
import form_ from '../../shared/forms/form.module.css';
import card from '../card.module.css';
import { contactFieldNames } from '../users/contact-fields.ts';
import classes from './Profile.module.css';

type Props = { before: OwnFields; now: OwnFields; onTake: () => void };

/** What somebody else has saved while this page was open, and the way on. */
export const Newer = ({ before, now, onTake }: Props) => {
  const changed = differences(before, now);
  return (
    <section className={`${card.card} ${card.inside} ${classes.newer}`} aria-labelledby="newer">
      <h2 id="newer">Changed meanwhile</h2>
      {changed.length === 0 ? (
        <p className={form_.note}>Nothing that this page shows: your site, your access or your address.</p>
      ) : (
        <ul>
          {changed.map((name) => (
            <li key={name}>
              {contactFieldNames[`fields.${name}`]}: {now[name] ? `now “${now[name]}”` : 'now empty'}
            </li>
          ))}
        </ul>
      )}
      <div className={form_.actions}>
        <Button variant="default" onClick={onTake}>
          Take these over and keep what I wrote
        </Button>
      </div>
    </section>
  );
};
