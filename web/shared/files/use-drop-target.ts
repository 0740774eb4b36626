import { type RefObject, useEffect, useState } from 'react';

/** Makes an element take dropped files; tells whether something is being dragged over it. */
export const useDropTarget = (
  target: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => void,
): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = () => setOver(false);
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    element?.addEventListener('dragover', onDragOver);
    element?.addEventListener('dragleave', onDragLeave);
    element?.addEventListener('drop', onDrop);
    return () => {
      element?.removeEventListener('dragover', onDragOver);
      element?.removeEventListener('dragleave', onDragLeave);
      element?.removeEventListener('drop', onDrop);
    };
  }, [target, onFiles]);
  return over;
};
