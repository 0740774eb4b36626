import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { IconMenu2, IconMoon, IconSun, IconX } from '@tabler/icons-react';
import { Brand } from '../theme/Brand.tsx';
import { chooseScheme } from '../theme/colour-scheme.ts';
import { useScheme } from '../theme/ThemeProvider.tsx';
import { DropMenu } from './DropMenu.tsx';
import { Flash } from './Flash.tsx';
import classes from './Shell.module.css';
import { useDismiss } from './use-dismiss.ts';

/** Loaded after the page, while there is a connection to load it with. */
const Offline = lazy(async () => ({ default: (await import('./Offline.tsx')).Offline }));

type Props = {
  /** The provider's mark, inside the application's own link to its home page. */
  home: (brand: ReactNode) => ReactNode;
  /** Links and DropMenus of the main menu, each in an `<li>`. */
  menu: ReactNode;
  /** The one thing most people come for, always in reach. */
  action?: ReactNode;
  person: { name: string; firstName: string; note?: string; photo?: string | undefined };
  /** More `<li>`s for the menu behind "Hi, NAME". */
  personal?: ReactNode;
  onSignOut: () => void;
  children: ReactNode;
};

/** The frame of every page: skip link, top bar with menu and person, the page itself. */
export const Shell = ({ home, menu, action, person, personal, onSignOut, children }: Props) => {
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useDismiss(
    open,
    bar,
    useCallback(() => setOpen(false), []),
  );
  return (
    <>
      <a className={classes.skip} href="#page" onClick={() => document.getElementById('page')?.focus()}>
        Skip to the page
      </a>
      <header className={classes.bar}>
        <div ref={bar} className={classes.inner}>
          <button
            type="button"
            className={classes.burger}
            aria-expanded={open}
            aria-controls="menu"
            aria-label={open ? 'Close the menu' : 'Open the menu'}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconX aria-hidden="true" /> : <IconMenu2 aria-hidden="true" />}
          </button>
          {home(<Brand />)}
          <nav id="menu" aria-label="Main" className={classes.nav} data-open={open || undefined}>
            <ul>{menu}</ul>
          </nav>
          <div className={classes.end}>
            {action}
            <DropMenu
              label={<Greeting name={person.firstName} photo={person.photo} />}
              name={`Hi, ${person.firstName}`}
              side="right"
            >
              <li className={classes.who}>
                <strong>{person.name}</strong>
                {person.note ? <span>{person.note}</span> : null}
              </li>
              {personal}
              <SchemeChoice />
              <li>
                <button type="button" onClick={onSignOut}>
                  Sign out
                </button>
              </li>
            </DropMenu>
          </div>
        </div>
      </header>
      <main id="page" tabIndex={-1} className={classes.page}>
        {children}
      </main>
      <Flash />
      <Suspense>
        <Offline />
      </Suspense>
    </>
  );
};

const Greeting = ({ name, photo }: { name: string; photo: string | undefined }) => (
  <>
    <span className={classes.wide}>Hi, {name}</span>
    {photo ? (
      <img className={classes.photo} src={photo} alt="" />
    ) : (
      <span className={classes.initial} aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
    )}
  </>
);

const SchemeChoice = () => {
  const scheme = useScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <li>
      <button type="button" onClick={() => chooseScheme(other)}>
        {other === 'dark' ? (
          <IconMoon size={18} aria-hidden="true" />
        ) : (
          <IconSun size={18} aria-hidden="true" />
        )}
        {other === 'dark' ? 'Dark colours' : 'Light colours'}
      </button>
    </li>
  );
};
