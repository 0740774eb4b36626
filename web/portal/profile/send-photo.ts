import { sendFile, UploadError } from '../../shared/api/upload.ts';
import { call } from '../portal.ts';

const looks = 60;
const pause = 500;

/** Uploads a photo and waits until it is taken: half a minute at most. Throws in plain words when it is refused. */
export async function sendPhoto(file: File): Promise<void> {
  const { photoId, ...upload } = await call('reservePhoto', { body: { size: file.size } });
  await sendFile(upload, file);
  for (let look = 0; look < looks; look += 1) {
    const { status, reason } = await call('getPhotoState', { params: { photoId } });
    if (status === 'ready') return;
    if (status === 'refused') throw new UploadError(reason ?? 'This picture was not taken.', false);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new UploadError('Your photo has arrived but is not ready yet. Please look again in a minute.', true);
}
