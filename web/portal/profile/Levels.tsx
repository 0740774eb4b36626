import type { AnswerOf } from '../../shared/api/routes.ts';
import form_ from '../../shared/forms/form.module.css';
import card from '../card.module.css';
import classes from './Profile.module.css';

/** What the person may do here: shown, never changed by the person. */
export const Levels = ({ profile: { levels, siteName } }: { profile: AnswerOf<'getProfile'> }) => (
  <section className={`${card.card} ${card.inside} ${classes.part}`} aria-labelledby="levels">
    <h2 id="levels">Security level</h2>
    <dl className={classes.levels}>
      {levels.map(({ name, meaning }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
      {siteName ? (
        <div>
          <dt>Site</dt>
          <dd>{siteName}</dd>
        </div>
      ) : null}
    </dl>
    <p className={form_.note}>An administrator of your company, or we, can change these for you.</p>
  </section>
);
