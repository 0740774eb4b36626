/** The square of a picture that becomes the photo: where its middle is and how far it is zoomed. In points of the picture. */
export type Size = { width: number; height: number };
export type Crop = { x: number; y: number; zoom: number };

export const mostZoom = 4;

/** The side of the square: the shorter side of the picture, or a part of it. */
export const sideOf = ({ width, height }: Size, { zoom }: Crop): number => Math.min(width, height) / zoom;

const between = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most);

/** The square moved to where it lies within the picture. */
export function within(size: Size, crop: Crop): Crop {
  const zoom = between(1, crop.zoom, mostZoom);
  const half = sideOf(size, { ...crop, zoom }) / 2;
  return {
    zoom,
    x: between(half, crop.x, size.width - half),
    y: between(half, crop.y, size.height - half),
  };
}

/** The whole middle of the picture. */
export const firstCrop = (size: Size): Crop =>
  within(size, { x: size.width / 2, y: size.height / 2, zoom: 1 });

/** Moves the picture under the square by so many parts of the square: to the right and down. */
export const moved = (size: Size, crop: Crop, right: number, down: number): Crop =>
  within(size, {
    ...crop,
    x: crop.x - right * sideOf(size, crop),
    y: crop.y - down * sideOf(size, crop),
  });

/** Draws the square into a canvas, over all of it. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const side = sideOf(picture, crop);
  // JPEG knows no transparency.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    picture,
    crop.x - side / 2,
    crop.y - side / 2,
    side,
    side,
    0,
    0,
    canvas.width,
    canvas.height,
  );
}
