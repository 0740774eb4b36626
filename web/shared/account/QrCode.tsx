import { qrPath } from './qr.ts';
import classes from './Account.module.css';

/** A QR code, dark on light in either scheme: not every reader takes one that is the other way round. */
export const QrCode = ({ text, name }: { text: string; name: string }) => {
  const { size, path } = qrPath(text);
  return (
    <figure className={classes.qr}>
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
        <path d={path} />
      </svg>
      <figcaption className={classes.unseen}>{name}</figcaption>
    </figure>
  );
};
