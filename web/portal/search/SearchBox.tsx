import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useSearchForm } from '../../shared/search/use-search-form.ts';
import classes from './SearchBox.module.css';

type Props = { q?: string | undefined; input?: Ref<HTMLInputElement> };

/** Looks for words in tickets, or opens a ticket by its number (B2). The key `/` comes here. */
export const SearchBox = ({ q = '', input }: Props) => {
  const navigate = useNavigate();
  const search = useSearchForm((words) => void navigate({ to: '/search', search: { q: words } }));
  return (
    <search className={classes.place}>
      <form className={classes.box} onSubmit={search}>
        <input
          key={q}
          ref={input}
          type="search"
          name="q"
          id="search"
          maxLength={200}
          defaultValue={q}
          aria-label="Search tickets"
          aria-keyshortcuts="/"
          placeholder="Words or a ticket number"
          autoComplete="off"
        />
        <button type="submit" aria-label="Search">
          <IconSearch size={20} aria-hidden="true" />
        </button>
      </form>
    </search>
  );
};
