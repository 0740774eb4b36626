import classes from './PlainText.module.css';

const address = /\bhttps?:\/\/[^\s<>"']+/g;

/** Text with its line breaks; web addresses become links (http and https only). Nothing in it is ever read as HTML. */
export const PlainText = ({ children }: { children: string }) => (
  <div className={classes.text}>
    {partsOf(children).map(({ text, link }, at) =>
      link ? (
        <a key={at} href={text} target="_blank" rel="noopener noreferrer nofollow">
          {text}
        </a>
      ) : (
        text
      ),
    )}
  </div>
);

type Part = { text: string; link: boolean };

/** The text cut at its addresses; a full stop or bracket that ends the sentence is no part of the address. */
export const partsOf = (text: string): Part[] => {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const link = found[0].replace(/[.,;:!?)\]}]+$/, '');
    parts.push(
      { text: text.slice(from, found.index), link: false },
      { text: link, link: URL.canParse(link) },
    );
    from = found.index + link.length;
  }
  return [...parts, { text: text.slice(from), link: false }].filter((part) => part.text !== '');
};
