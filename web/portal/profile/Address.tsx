import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../shared/api/routes.ts';
import form_ from '../../shared/forms/form.module.css';
import card from '../card.module.css';
import { AskForm } from './AskForm.tsx';
import { CodeForm } from './CodeForm.tsx';
import classes from './Profile.module.css';

/** With which address the person signs in, and the way to another one: asked for, proved by a code, then changed. */
export const Address = ({ profile: { email, waiting } }: { profile: AnswerOf<'getProfile'> }) => {
  const [asking, setAsking] = useState(false);
  return (
    <section className={`${card.card} ${card.inside} ${classes.part}`} aria-labelledby="address">
      <h2 id="address" tabIndex={-1}>
        Sign-in address
      </h2>
      <p className={classes.address}>{email}</p>
      {waiting && !asking ? (
        <CodeForm waiting={waiting} onAnother={() => setAsking(true)} />
      ) : asking ? (
        <AskForm onDone={() => setAsking(false)} />
      ) : (
        <div className={form_.actions}>
          <Button variant="default" onClick={() => setAsking(true)}>
            Change the address
          </Button>
        </div>
      )}
    </section>
  );
};
