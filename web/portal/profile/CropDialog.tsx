import { Button } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { type Crop, draw, firstCrop, mostZoom, moved, within } from './crop.ts';
import { photoFile } from './photo-file.ts';
import classes from './Photo.module.css';
import { sendPhoto } from './send-photo.ts';

/** The side of the canvas in points: sharp on screens of twice the density. */
const canvasSide = 560;
/** A press of an arrow key moves the picture by a twentieth of the square. */
const step = 0.05;
const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

type Props = { picture: ImageBitmap; onClose: () => void; onSaved: () => void };

/** Crops a picture to a square: dragged, moved by the arrow keys, zoomed by the slider. */
export const CropDialog = ({ picture, onClose, onSaved }: Props) => {
  const [crop, setCrop] = useState<Crop>(() => firstCrop(picture));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number }>(undefined);

  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop);
  }, [picture, crop]);

  const onMove = ({ clientX: x, clientY: y, currentTarget }: PointerEvent) => {
    if (!drag.current) return;
    const side = currentTarget.clientWidth;
    const [right, down] = [(x - drag.current.x) / side, (y - drag.current.y) / side];
    drag.current = { x, y };
    setCrop((before) => moved(picture, before, right, down));
  };
  const onKey = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    setCrop((before) => moved(picture, before, ...arrow));
  };
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await sendPhoto(await photoFile(picture, crop));
      onSaved();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Your photo"
      onClose={onClose}
      actions={
        <>
          <Button loading={busy} onClick={() => void save()}>
            Use this photo
          </Button>
          <Button variant="subtle" disabled={busy} onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <div className={classes.crop}>
        <ErrorSummary errors={{}} names={{}} error={error} />
        <canvas
          ref={canvas}
          width={canvasSide}
          height={canvasSide}
          className={classes.canvas}
          tabIndex={0}
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- the arrow keys move it
          role="application"
          aria-label="Your picture. Move it with the arrow keys."
          aria-describedby="crop-note"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={onMove}
          onPointerUp={() => (drag.current = undefined)}
          onPointerCancel={() => (drag.current = undefined)}
          onKeyDown={onKey}
        />
        <label className={classes.zoom}>
          Zoom
          <input
            type="range"
            min={1}
            max={mostZoom}
            step={0.05}
            value={crop.zoom}
            onChange={(event) => {
              const zoom = Number(event.currentTarget.value);
              setCrop((before) => within(picture, { ...before, zoom }));
            }}
          />
        </label>
        <p id="crop-note" className={form_.note}>
          Drag the picture, or move it with the arrow keys. People see it in a circle.
        </p>
      </div>
    </Dialog>
  );
};
