import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import type { DeskLevel } from '../../../lambdas/levels/levels.contract.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { AddPanel } from '../parts/AddPanel.tsx';
import { Answer } from '../parts/Answer.tsx';
import { levelsQuery } from '../queries.ts';
import { Giving } from './Giving.tsx';
import { LevelForm } from './LevelForm.tsx';
import { opensInWords } from './level-values.ts';
import classes from './Levels.module.css';

/** The security levels: the ready-made ones, and those that the provider makes (F4). For administrators. */
export const LevelsPage = () => (
  <>
    <PageTitle>Security levels</PageTitle>
    <p className={classes.lead}>
      A security level says what a contact may do in the portal; several add up. The ready-made ones stay as
      they are: make your own as a copy of one.
    </p>
    <Answer query={useQuery(levelsQuery)} what="the security levels">
      {({ levels }) => (
        <>
          <Group title="Your own" levels={levels.filter(({ readyMade }) => !readyMade)} />
          <AddPanel label="Make a security level">{(close) => <LevelForm onClose={close} />}</AddPanel>
          <Group title="Ready-made" levels={levels.filter(({ readyMade }) => readyMade)} />
        </>
      )}
    </Answer>
  </>
);

const Group = ({ title, levels }: { title: string; levels: readonly DeskLevel[] }) => (
  <section aria-label={title} className={classes.group}>
    <h2>{title}</h2>
    {levels.length === 0 ? <p className="desk-quiet">None yet.</p> : null}
    <ul className={classes.levels}>
      {levels.map((level) => (
        <OneLevel key={level.id} level={level} />
      ))}
    </ul>
  </section>
);

const OneLevel = ({ level }: { level: DeskLevel }) => {
  const [form, setForm] = useState<'change' | 'copy'>();
  const { name, meaning, retired, mayGive, readyMade, version } = level;
  const opens = opensInWords(level);
  if (form)
    return (
      <li className="desk-card">
        <h3 className={classes.changing}>
          {form === 'change' ? `Change ${name}` : `Make a copy of ${name}`}
        </h3>
        <LevelForm
          key={version}
          level={form === 'change' ? level : undefined}
          copied={form === 'copy' ? level : undefined}
          onClose={() => setForm(undefined)}
        />
      </li>
    );
  return (
    <li className={`desk-card ${classes.level}`} data-retired={retired || undefined}>
      <div className={classes.words}>
        <h3>
          {name}
          {retired ? <span className={classes.mark}>Retired</span> : null}
        </h3>
        <p>{meaning}</p>
        <p className="desk-quiet">
          {opens.length > 0 ? opens.join(' · ') : 'Own tickets only'}
          {readyMade ? '' : ` · ${mayGive ? 'given by customers’ administrators' : 'given at the desk only'}`}
        </p>
        {readyMade ? <Giving level={level} /> : null}
      </div>
      <div className={classes.buttons}>
        {readyMade ? null : (
          <button type="button" aria-label={`Change ${name}`} onClick={() => setForm('change')}>
            Change
          </button>
        )}
        <button type="button" aria-label={`Copy ${name}`} onClick={() => setForm('copy')}>
          Copy
        </button>
      </div>
    </li>
  );
};
