import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { Choice } from '../../shared/forms/Choice.tsx';
import form_ from '../../shared/forms/form.module.css';
import type { TicketValues } from './draft.ts';
import type { TicketFormData } from './ticket-values.ts';

type Props = {
  form: UseFormReturnType<TicketValues>;
  offers: TicketFormData;
  siteId: string;
  /** Whether to ask for words in case the person is not sure about the item. */
  unsure: boolean;
};

/** The item that a ticket is about: only those of the chosen site (C6), found by name, product or serial number. */
export const ItemField = ({ form, offers, siteId, unsure }: Props) => {
  const [words, setWords] = useState('');
  const chosen = form.getValues().itemId;
  const here = offers.items.filter((item) => item.siteId === siteId);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = here.filter(({ id, name, product, serial = '' }) => {
    const text = `${name} ${product} ${serial}`.toLowerCase();
    return id === chosen || wanted.every((word) => text.includes(word));
  });
  if (here.length === 0)
    return (
      <p className={form_.note}>
        We look after no items at this site. Please choose another site, or raise a query: we will find the
        right team.
      </p>
    );
  return (
    <>
      {here.length > 6 ? (
        <TextInput
          type="search"
          label="Find an item"
          description={`${here.length} items at this site: search by name, product or serial number`}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      ) : null}
      <Choice
        key={form.key('itemId')}
        {...form.getInputProps('itemId')}
        defaultValue={chosen}
        label="Item"
        required
        look="cards"
        scroll={here.length > 6}
        options={found.map(({ id, name, product, serial }) => ({
          value: id,
          label: name,
          note: serial ? `${product} · ${serial}` : product,
        }))}
      />
      <p className={form_.note} aria-live="polite">
        {wanted.length > 0 ? `${found.length} of ${here.length} items match.` : ''}
      </p>
      {unsure ? (
        <Textarea
          key={form.key('unsureItem')}
          {...form.getInputProps('unsureItem')}
          label="Not sure about the item?"
          description="Optional: describe the system or service in your own words"
          rows={2}
          resize="vertical"
        />
      ) : null}
    </>
  );
};
