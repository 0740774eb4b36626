import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useSubmission } from '../../shared/api/use-submission.ts';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { Portrait } from '../../shared/people/Portrait.tsx';
import { say } from '../../shared/ui/flash.ts';
import card from '../card.module.css';
import { call } from '../portal.ts';
import { CropDialog } from './CropDialog.tsx';
import { openPicture } from './photo-file.ts';
import classes from './Photo.module.css';
import { focusOn, refreshProfile } from './refresh.ts';

const remove = (_: object, key: string) => call('removePhoto', {}, { key });

/** The photo of the person: chosen or taken, cropped here, removed. */
export const Photo = ({ profile: { fields, photo } }: { profile: AnswerOf<'getProfile'> }) => {
  const [picture, setPicture] = useState<ImageBitmap>();
  const [error, setError] = useState<unknown>();
  const choose = useRef<HTMLInputElement>(null);
  const take = useRef<HTMLInputElement>(null);
  const { submit, busy } = useSubmission(remove);
  const name = `${fields.firstName} ${fields.lastName}`;

  const open = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    // The same picture may be chosen again.
    input.value = '';
    setError(undefined);
    if (!file) return;
    try {
      setPicture(await openPicture(file));
    } catch (problem) {
      setError(problem);
    }
  };
  const finish = async (words: string) => {
    setPicture(undefined);
    say(words);
    await refreshProfile();
    focusOn('photo');
  };
  const discard = async () => {
    setError(undefined);
    try {
      await submit({});
      await finish('Your photo was removed.');
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <section className={`${card.card} ${card.inside} ${classes.photo}`} aria-labelledby="photo">
      <Portrait name={name} src={photo?.large} alt={photo ? 'Your photo' : ''} side={112} />
      <div className={classes.beside}>
        <h2 id="photo" tabIndex={-1}>
          Photo
        </h2>
        <ErrorSummary errors={{}} names={{}} error={error} />
        <p className={form_.note}>You see it beside what you write; the help desk sees it on your tickets.</p>
        <div className={form_.actions}>
          <Button variant="default" onClick={() => choose.current?.click()}>
            {photo ? 'Choose another picture' : 'Choose a picture'}
          </Button>
          <Button variant="default" className={classes.camera} onClick={() => take.current?.click()}>
            Take a picture
          </Button>
          {photo ? (
            <Button variant="subtle" loading={busy} onClick={() => void discard()}>
              Remove the photo
            </Button>
          ) : null}
        </div>
        <input
          ref={choose}
          type="file"
          accept="image/*"
          hidden
          aria-label="A picture of you"
          onChange={(event) => void open(event.currentTarget)}
        />
        <input
          ref={take}
          type="file"
          accept="image/*"
          capture="user"
          hidden
          aria-label="A new picture of you"
          onChange={(event) => void open(event.currentTarget)}
        />
      </div>
      {picture ? (
        <CropDialog
          picture={picture}
          onClose={() => setPicture(undefined)}
          onSaved={() => void finish('Your photo was saved.')}
        />
      ) : null}
    </section>
  );
};
