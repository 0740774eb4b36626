import { NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import card from '../card.module.css';
import { contactFields } from './contact-fields.ts';
import classes from './Users.module.css';

type Props = {
  form: { key: (path: string) => string; getInputProps: (path: string) => GetInputPropsReturnType };
  /** The fields that are offered; all when absent. */
  only?: readonly string[];
  /** Absent: the site is not offered. */
  sites?: readonly { id: string; name: string }[];
  /** Whether the browser may fill in what it knows of the person in front of it. */
  own?: boolean;
};

/** The fields of a contact, in parts. */
export const ContactParts = ({ form, only, sites, own = false }: Props) => (
  <>
    {contactFields.map(({ title, fields }) => (
      <section key={title} className={`${card.card} ${card.inside} ${classes.part}`}>
        <h2>{title}</h2>
        <div className={classes.grid}>
          {fields
            .filter(({ name }) => only?.includes(name) ?? true)
            .map(({ name, label, required = false, type = 'text', complete = 'off' }) => (
              <TextInput
                key={form.key(`fields.${name}`)}
                {...form.getInputProps(`fields.${name}`)}
                label={label}
                type={type}
                required={required}
                autoComplete={own ? complete : 'off'}
              />
            ))}
          {title === 'Work' && sites ? (
            <NativeSelect
              key={form.key('fields.siteId')}
              {...form.getInputProps('fields.siteId')}
              label="Site"
              data={[
                { value: '', label: 'None' },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          ) : null}
        </div>
      </section>
    ))}
  </>
);
