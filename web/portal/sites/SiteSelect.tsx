import { useId } from 'react';
import { useMe } from '../use-me.ts';
import classes from './SiteSelect.module.css';

type Props = { site: string | undefined; onChange: (site: string | undefined) => void };

/** "View data for": one site of the company, or all (B1). Companies with one site have nothing to choose. */
export const SiteSelect = ({ site, onChange }: Props) => {
  const id = useId();
  const { me } = useMe();
  if (me.sites.length < 2 && site === undefined) return null;
  return (
    <div className={classes.select}>
      <label htmlFor={id}>View data for</label>
      <select
        id={id}
        value={site ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        <option value="">All sites</option>
        {me.sites.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        {site === undefined || me.sites.some(({ id: known }) => known === site) ? null : (
          <option value={site}>A site that is not yours</option>
        )}
      </select>
    </div>
  );
};
