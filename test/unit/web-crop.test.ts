import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstCrop, moved, mostZoom, sideOf, within } from '../../web/portal/profile/crop.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 9_000 }),
  height: fc.integer({ min: 1, max: 9_000 }),
});
const far = fc.double({ min: -20, max: 20, noNaN: true });

test('the square lies within the picture, however it is dragged and zoomed', () => {
  fc.assert(
    fc.property(size, fc.array(fc.tuple(far, far, far), { maxLength: 12 }), (picture, steps) => {
      let crop = firstCrop(picture);
      for (const [right, down, zoom] of steps)
        crop = moved(picture, within(picture, { ...crop, zoom }), right, down);
      const half = sideOf(picture, crop) / 2;
      expect(crop.zoom).toBeGreaterThanOrEqual(1);
      expect(crop.zoom).toBeLessThanOrEqual(mostZoom);
      for (const [at, most] of [
        [crop.x, picture.width],
        [crop.y, picture.height],
      ] as const) {
        expect(at - half).toBeGreaterThanOrEqual(-1e-6);
        expect(at + half).toBeLessThanOrEqual(most + 1e-6);
      }
    }),
  );
});

test('zooming keeps the middle where there is room, and moving back is as if nothing was', () => {
  const picture = { width: 1000, height: 800 };
  const near = within(picture, { ...firstCrop(picture), zoom: 2 });
  expect(near).toEqual({ x: 500, y: 400, zoom: 2 });
  expect(moved(picture, moved(picture, near, 0.1, -0.1), -0.1, 0.1)).toEqual(near);
});
