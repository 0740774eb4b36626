import { type ReactNode, useEffect, useRef } from 'react';
import { useProviderName } from '../theme/Brand.tsx';
import classes from './PageTitle.module.css';

let pages = 0;

type Props = { children: string; aside?: ReactNode; above?: ReactNode };

/**
 * A page's name: its h1 and the window's title. After a navigation the focus comes here, so that a screen reader
 * says where the person is and the next Tab goes into the page; the first page keeps the browser's own start.
 */
export const PageTitle = ({ children, aside, above }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const provider = useProviderName();
  useEffect(() => {
    document.title = `${children} · ${provider}`;
  }, [children, provider]);
  useEffect(() => {
    pages += 1;
    if (pages > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {above}
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {children}
        </h1>
      </div>
      {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
    </header>
  );
};
