import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';

type Props = { words: string; save: () => Promise<number>; done: (rows: number) => string };

/** Makes a file in the browser and says what is in it. */
export const SaveButton = ({ words, save, done }: Props) => {
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      say(done(await save()));
    } catch (error) {
      say(`The file was not made. ${wordsFor(error)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" loading={busy} onClick={() => void start()}>
      <IconDownload size={18} aria-hidden="true" />
      &nbsp;{words}
    </Button>
  );
};
