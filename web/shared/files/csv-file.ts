/** Where an export goes on the person's device. */

/** Where the text goes: a file, or the parts of one. */
export type Sink = {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
};

type Writable = { write(text: string): Promise<void>; close(): Promise<void>; abort(): Promise<void> };
type Picker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<{ createWritable(): Promise<Writable> }>;

const type = 'text/csv;charset=utf-8';

/**
 * A file that grows on the disk, where the browser has it (the File System Access API) and the list is long; else parts
 * that the browser puts together and downloads. Undefined when the person chose no file.
 */
export async function openFile(name: string, isLong: boolean): Promise<Sink | undefined> {
  const suggestedName = `${name}.csv`;
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (!isLong || !picker) return download(suggestedName);
  try {
    const types = [{ description: 'Comma-separated values', accept: { 'text/csv': ['.csv'] } }];
    return await (await picker({ suggestedName, types })).createWritable();
  } catch (error) {
    // Where it is not allowed, as in a frame, a download is.
    return error instanceof DOMException && error.name === 'AbortError' ? undefined : download(suggestedName);
  }
}

const download = (name: string): Sink => {
  let parts: Blob[] = [];
  return {
    // A browser may keep blobs outside its memory; texts it may not.
    write: async (text) => void parts.push(new Blob([text])),
    close: async () => {
      const url = URL.createObjectURL(new Blob(parts, { type }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // Some browsers read the file only after the click is over.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    abort: async () => {
      parts = [];
    },
  };
};
