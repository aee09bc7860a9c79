/** The 33 points of BlazePose as one flat row of numbers: what the core's `Frame.from_flat` reads. */

export const POINTS = 33;
/** x, y, z in metres, visibility, u, v in pixels of the picture as the camera took it (never mirrored). */
export const PER_POINT = 6;

interface Point {
  x: number;
  y: number;
  z: number;
  visibility?: number;
}

/** One person's points; an empty row when nobody was found. */
export function flatten(
  world: readonly Point[] | undefined,
  image: readonly Point[] | undefined,
  width: number,
  height: number,
): Float64Array {
  if (world === undefined || image === undefined || world.length < POINTS) return new Float64Array(0);
  const flat = new Float64Array(POINTS * PER_POINT);
  for (let index = 0; index < POINTS; index += 1) {
    const [inRoom, inPicture] = [world[index], image[index]];
    const visibility = inRoom?.visibility ?? inPicture?.visibility ?? Number.NaN;
    const place = [
      inRoom?.x,
      inRoom?.y,
      inRoom?.z,
      visibility,
      (inPicture?.x ?? Number.NaN) * width,
      (inPicture?.y ?? Number.NaN) * height,
    ];
    flat.set(
      place.map((value) => value ?? Number.NaN),
      index * PER_POINT,
    );
  }
  return flat;
}

export interface Seen {
  u: number;
  v: number;
  visibility: number;
}

/** Where a point lies in the picture, or null when it was not seen. */
export function seenAt(flat: Float64Array, index: number): Seen | null {
  const [visibility, u, v] = [flat[index * PER_POINT + 3], flat[index * PER_POINT + 4], flat[index * PER_POINT + 5]];
  if (u === undefined || v === undefined || visibility === undefined || !Number.isFinite(u)) return null;
  return { u, v, visibility };
}
