/** What a JPEG says of itself before any of it is decoded: ITU-T T.81, annex B. */
export type Look = { width: number; height: number; scans: number };

/** Start of frame, of all kinds; C4, C8 and CC are other tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Markers without a length: stuffing, temporary, restarts, start of image. */
const standsAlone = (marker: number): boolean =>
  marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Undefined for what is no JPEG, or has no frame or several. Reads each byte once at most. */
export function lookAt(bytes: Uint8Array): Look | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const pair = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  let frame: Omit<Look, 'scans'> | undefined;
  let scans = 0;
  for (let at = 2; at + 3 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    // Between markers lies what is coded, or what fills.
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else if (marker === 0xd9) break;
    else {
      if (isFrame(marker)) {
        if (frame) return undefined;
        frame = { height: pair(at + 5), width: pair(at + 7) };
      }
      if (marker === 0xda) scans += 1;
      at += 2 + Math.max(2, pair(at + 2));
    }
  }
  return frame && { ...frame, scans };
}
