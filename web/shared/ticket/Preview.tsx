import { Dialog } from '../ui/Dialog.tsx';
import classes from './FileList.module.css';

/** A picture of the ticket above the page, as large as fits. */
export const Preview = ({ name, url, onClose }: { name: string; url: string; onClose: () => void }) => (
  <Dialog title={name} onClose={onClose}>
    <img src={url} alt={name} className={classes.picture} />
  </Dialog>
);
