import type { Picture } from '../../../lambdas/services/service.model.ts';
import classes from './ServicePicture.module.css';

/** Our own drawings of what a service is about, on a field of 24 by 24. */
const drawings: Record<Picture, string> = {
  mail: 'M3 6h18v12H3z M3 7l9 7 9-7',
  computer: 'M4 5h16v10H4z M2 19h20 M9 15v4 M15 15v4',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z',
  network: 'M9 3h6v5H9z M3 16h6v5H3z M15 16h6v5h-6z M12 8v4 M6 16v-4h12v4',
  internet: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M3 12h18 M12 3c-5 5-5 13 0 18 M12 3c5 5 5 13 0 18',
  printer: 'M7 9V3h10v6 M7 17H4V9h16v8h-3 M7 14h10v7H7z',
  files: 'M3 6a1 1 0 0 1 1-1h5l2 3h9a1 1 0 0 1 1 1v10H3z M3 11h18',
  people:
    'M9 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z M3 20a6 6 0 0 1 12 0z M15.5 4.5a3.5 3.5 0 0 1 0 6.5 M17 14.5a6 6 0 0 1 4 5.5h-3',
  backup: 'M4 6c0-4 16-4 16 0s-16 4-16 0z M4 6v12c0 4 16 4 16 0V6 M4 12c0 4 16 4 16 0',
  security: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6z M8.5 12l2.5 2.5 4.5-5',
  programs: 'M4 4h7v7H4z M13 4h7v7h-7z M4 13h7v7H4z M16.5 13v7 M13 16.5h7',
  purchase:
    'M3 4h3l2 11h10l2-8H7 M9 18a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z M17 18a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  building: 'M4 21V5l8-2v18 M12 8h8v13 M2 21h20 M7 8h2 M7 12h2 M7 16h2 M15 12h2 M15 16h2',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7 M12 16.8v.2',
};

/** A picture beside the words of a service; it says nothing that the words do not. */
export const ServicePicture = ({ picture }: { picture: Picture }) => (
  <svg className={classes.picture} viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[picture]} />
  </svg>
);
