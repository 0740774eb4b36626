import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, useId, useRef } from 'react';
import { acceptedEndings, limitsInWords, namedPaste } from './accepted.ts';
import classes from './FileDrop.module.css';
import { FileRow } from './FileRow.tsx';
import { useDropTarget } from './use-drop-target.ts';
import type { Uploads } from './use-uploads.ts';

/** Takes pasted pictures anywhere in a form: give it to the form's `onPaste`. */
export const pasteInto =
  (uploads: Uploads) =>
  (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    uploads.add(pasted.map((file) => namedPaste(file, new Date())));
  };

type Props = { uploads: Uploads; label?: string; compact?: boolean };

/** Files by drop, picker or (on phones) camera, with their progress. Pasting is the form's: see `pasteInto`. */
export const FileDrop = ({ uploads, label = 'Attach files', compact = false }: Props) => {
  const limits = useId();
  const target = useRef<HTMLFieldSetElement>(null);
  const over = useDropTarget(target, uploads.add);
  const take = (list: FileList | null) => uploads.add([...(list ?? [])]);
  return (
    <div className={classes.files}>
      <fieldset
        ref={target}
        aria-label={label}
        aria-describedby={limits}
        className={classes.drop}
        data-over={over || undefined}
        data-compact={compact || undefined}
      >
        <div className={classes.buttons}>
          <Chooser icon={<IconPaperclip size={18} aria-hidden="true" />} words="Choose files" onTake={take} />
          <span className={classes.phone}>
            <Chooser
              camera
              icon={<IconCamera size={18} aria-hidden="true" />}
              words="Take a picture"
              onTake={take}
            />
          </span>
          <span className={classes.hint}>or drop them here, or paste a screenshot</span>
        </div>
        <p id={limits} className={classes.limits}>
          {limitsInWords}
        </p>
      </fieldset>
      {uploads.files.length === 0 ? null : (
        <ul className={classes.list} aria-label="Files to attach">
          {uploads.files.map((one) => (
            <FileRow key={one.id} one={one} uploads={uploads} />
          ))}
        </ul>
      )}
    </div>
  );
};

type ChooserProps = {
  icon: ReactNode;
  words: string;
  camera?: boolean;
  onTake: (files: FileList | null) => void;
};

const Chooser = ({ icon, words, camera = false, onTake }: ChooserProps) => (
  <label className={classes.chooser}>
    {icon}
    {words}
    <input
      type="file"
      multiple={!camera}
      accept={camera ? 'image/*' : acceptedEndings}
      {...(camera ? { capture: 'environment' } : {})}
      onChange={(event) => {
        onTake(event.currentTarget.files);
        event.currentTarget.value = '';
      }}
    />
  </label>
);
