import { Button } from '@mantine/core';
import { useState } from 'react';
import form_ from '../../shared/forms/form.module.css';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import { useMe } from '../use-me.ts';
import { type Draft, dropDraft } from './draft.ts';
import classes from './NewTicket.module.css';

/** A ticket that was begun on this device: to go on with, or to discard (C16). */
export const KeptDraft = ({ draft: kept }: { draft: Draft | undefined }) => {
  const { me } = useMe();
  const [draft, setDraft] = useState(kept);
  if (!draft) return null;
  const { type, siteId: site, serviceId: service, subcategoryId: part, title } = draft.values;
  return (
    <div className={classes.draft}>
      <p>
        You began a ticket <Moment at={draft.at} />: <strong>{title || 'no title yet'}</strong>
      </p>
      <div className={form_.actions}>
        <ButtonLink to="/tickets/new" search={{ type, site, service, part, draft: draft.id }}>
          Go on with it
        </ButtonLink>
        <Button
          variant="default"
          onClick={() => {
            dropDraft(me.id, draft.id);
            setDraft(undefined);
          }}
        >
          Discard it
        </Button>
      </div>
    </div>
  );
};
