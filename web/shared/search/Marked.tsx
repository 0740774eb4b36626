import { marks } from './marking.plain.ts';

/** A text with the words that were looked for marked in it. */
export const Marked = ({ children, words }: { children: string; words: readonly string[] }) => {
  // The places are those of the composed text (NFC).
  const text = children.normalize('NFC');
  const found = marks(text, words);
  return (
    <>
      {found.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(found[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </>
  );
};
