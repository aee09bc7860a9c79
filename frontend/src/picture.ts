/** One picture of the camera, on its way to the pose network and back. */

/** A `VideoFrame` is handed over as it is, which saves a copy; where there is none, an `ImageBitmap` does the same. */
export type Picture = VideoFrame | ImageBitmap;

/** The picture that the video shows now. Whoever has it last closes it. */
export async function takePicture(video: HTMLVideoElement): Promise<Picture> {
  if (typeof VideoFrame === "function") {
    const frame = new VideoFrame(video);
    if (isUpright(frame, video)) return frame;
    frame.close();
  }
  return createImageBitmap(video);
}

export function sizeOf(picture: Picture): { width: number; height: number } {
  return "displayWidth" in picture
    ? { width: picture.displayWidth, height: picture.displayHeight }
    : { width: picture.width, height: picture.height };
}

/** A telephone's camera may lie on its side; the video element turns its pictures upright, a raw frame is not turned. */
function isUpright(frame: VideoFrame, video: HTMLVideoElement): boolean {
  const turned = "rotation" in frame && frame.rotation !== 0;
  return !turned && frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight;
}
