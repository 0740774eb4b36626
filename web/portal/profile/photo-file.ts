import { leastSide, photoSide } from '../../../lambdas/photos/photo.model.ts';
import { UploadError } from '../../shared/api/upload.ts';
import { type Crop, draw, sideOf } from './crop.ts';

/** Pictures that a browser would fight with, in bytes. */
const mostBytes = 40 * 1024 * 1024;

/** Opens a picture, turned as its camera was held. Throws in plain words for what is none. */
export async function openPicture(file: File): Promise<ImageBitmap> {
  if (file.size > mostBytes) throw new UploadError('This picture is larger than 40 MB.', false);
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new UploadError(
      'This is not a picture that your browser can open. Please choose a JPEG, PNG or WebP picture.',
      false,
    );
  }
}

/** The chosen square as a JPEG of at most 512 points a side: what the camera wrote beside the points is left behind. */
export async function photoFile(picture: ImageBitmap, crop: Crop): Promise<File> {
  const canvas = document.createElement('canvas');
  const side = Math.max(leastSide, Math.min(photoSide, Math.round(sideOf(picture, crop))));
  canvas.width = side;
  canvas.height = side;
  draw(canvas, picture, crop);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob)
    throw new UploadError('Your browser could not write this picture. Please try another one.', true);
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}
