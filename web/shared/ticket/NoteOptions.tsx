import { Checkbox, TextInput } from '@mantine/core';
import { PeopleChoice, type Person } from '../people/PeopleChoice.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import type { NoteExtras } from './note-extras.ts';
import classes from './NoteOptions.module.css';

type Props = {
  extras: NoteExtras;
  onChange: (extras: NoteExtras) => void;
  /** An internal note goes to nobody but the desk. */
  internal?: boolean;
  /** Who can be chosen; undefined while it is loading. */
  people: readonly Person[] | undefined;
  error?: unknown;
  /** Who is told when the box is ticked: "Tess Turner", "the team Networks". */
  assigned: string;
};

/** The fields of a full note: a title, the resolution, and who gets it by mail. */
export const NoteOptions = ({ extras, onChange, internal = false, people, error, assigned }: Props) => {
  const set = (some: Partial<NoteExtras>) => onChange({ ...extras, ...some });
  return (
    <div className={classes.options}>
      <TextInput
        label="Title (optional)"
        value={extras.title}
        error={extras.title.trim().length > 160 ? 'Please keep a title to 160 characters.' : undefined}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {internal ? null : (
        <Checkbox
          label="Append to the resolution"
          description="It becomes a part of what was done to solve the ticket."
          checked={extras.inResolution}
          onChange={(event) => set({ inResolution: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label="Notify the assigned people"
        description={`${assigned} will get a mail.`}
        checked={extras.notify}
        onChange={(event) => set({ notify: event.currentTarget.checked })}
      />
      {internal ? null : error ? (
        <ErrorState error={error} />
      ) : people ? (
        <PeopleChoice
          label="Other recipients"
          description="They get this note by mail, whether or not they see the ticket."
          people={people}
          chosen={extras.recipients}
          onChange={(recipients) => set({ recipients })}
        />
      ) : (
        <Loading what="people" />
      )}
    </div>
  );
};
