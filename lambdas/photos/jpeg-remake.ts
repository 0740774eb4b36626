import { decode, encode } from 'jpeg-js';
import { lookAt } from './jpeg-look.ts';
import { leastSide, photoSide, smallSide } from './photo.model.ts';

/** Why a photo is not taken, in plain words. */
export class PhotoRefused extends Error {}

type Pixels = { width: number; height: number; data: Uint8Array };

/** A progressive picture has some ten; each costs a walk through all of its points. */
const mostScans = 20;
/** Of the encoder, from 1 to 100. */
const quality = 82;

/**
 * Makes a photo anew from its points alone, in both sizes: what else was in the file (EXIF, places, comments, what was
 * appended) is gone. Sides and scans are looked at before anything is decoded, so that a small file cannot fill the
 * memory: at most 512 × 512 points, some 10 MB at work. Throws PhotoRefused.
 */
export function remake(bytes: Uint8Array): { small: Uint8Array; large: Uint8Array } {
  const look = lookAt(bytes);
  if (!look) throw new PhotoRefused('This is not a picture that we can read. Please choose another one.');
  const { width, height, scans } = look;
  if (width !== height || width < leastSide || width > photoSide || scans > mostScans)
    throw new PhotoRefused(
      `Please send a square picture of ${leastSide} to ${photoSide} points a side, as a plain JPEG.`,
    );
  const picture = decoded(bytes);
  const write = (pixels: Pixels) => new Uint8Array(encode(pixels, quality).data);
  return { large: write(picture), small: write(shrunk(picture, smallSide)) };
}

function decoded(bytes: Uint8Array): Pixels {
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: (photoSide * photoSide) / 1e6,
      maxMemoryUsageInMB: 64,
    });
    return { width, height, data };
  } catch {
    throw new PhotoRefused('This picture is damaged. Please choose another one.');
  }
}

/** A square picture in a smaller size: each point is the mean of those that it stands for. */
export function shrunk(picture: Pixels, side: number): Pixels {
  const { width, data } = picture;
  if (width <= side) return picture;
  const out = new Uint8Array(side * side * 4);
  const edge = (at: number) => Math.floor((at * width) / side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let colour = 0; colour < 4; colour++) {
        let sum = 0;
        for (let from = edge(y); from < edge(y + 1); from++)
          for (let at = edge(x); at < edge(x + 1); at++) sum += data[(from * width + at) * 4 + colour] ?? 0;
        const points = (edge(y + 1) - edge(y)) * (edge(x + 1) - edge(x));
        out[(y * side + x) * 4 + colour] = Math.round(sum / points);
      }
  return { width: side, height: side, data: out };
}
