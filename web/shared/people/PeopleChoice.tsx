import { useId, useState } from 'react';
import classes from './PeopleChoice.module.css';

export type Person = { id: string; name: string };
type Props = {
  label: string;
  description?: string;
  people: readonly Person[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** So many people need no search. */
const few = 8;

/** Some people out of many, by name: boxes to tick, and a search when there are many. Who is chosen stays in sight. */
export const PeopleChoice = ({ label, description, people, chosen, onChange }: Props) => {
  const id = useId();
  const [find, setFind] = useState('');
  const words = find.trim().toLowerCase();
  const shown = people.filter(
    (one) => chosen.includes(one.id) || words === '' || one.name.toLowerCase().includes(words),
  );
  return (
    <fieldset className={classes.choice} aria-describedby={description ? id : undefined}>
      <legend>{label}</legend>
      {description ? (
        <p id={id} className={classes.note}>
          {description}
        </p>
      ) : null}
      {people.length > few ? (
        <input
          type="search"
          value={find}
          aria-label={`${label}: search by name`}
          placeholder="Search by name"
          autoComplete="off"
          onChange={(event) => setFind(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      ) : null}
      <ul className={classes.people}>
        {shown.map((one) => (
          <li key={one.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(one.id)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...chosen, one.id]
                      : chosen.filter((other) => other !== one.id),
                  )
                }
              />
              {one.name}
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className={classes.note}>Nobody of this name.</p> : null}
    </fieldset>
  );
};
