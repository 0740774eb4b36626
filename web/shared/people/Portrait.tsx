import { useState } from 'react';
import classes from './Portrait.module.css';

type Props = {
  name: string;
  /** Absent, or not to be had: the initials. */
  src?: string | undefined;
  /** Empty where the name stands beside it. */
  alt?: string;
  /** In pixels. */
  side: number;
};

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
};

/** A person's photo in a circle, or the initials. */
export const Portrait = ({ name, src, alt = '', side }: Props) => {
  const [missing, setMissing] = useState<string>();
  const box = { width: side, height: side, fontSize: side / 2.6 };
  return src && src !== missing ? (
    <img className={classes.portrait} style={box} src={src} alt={alt} onError={() => setMissing(src)} />
  ) : (
    <span className={classes.portrait} style={box} aria-hidden="true">
      {initials(name)}
    </span>
  );
};
