/** How large a picture of a ride is, and what is on it, in pixels. */
export interface PictureShape {
  width: number;
  height: number;
  /** Room for the route. */
  route: { width: number; height: number };
  withRoute: PictureSizes;
  withoutRoute: PictureSizes;
}

interface PictureSizes {
  title: number;
  titleLines: number;
  figure: number;
  /** How high the profile at its foot is. */
  profile: number;
}

/** As messengers show what a link leads to. */
export const WIDE: PictureShape = {
  width: 1200,
  height: 630,
  route: { width: 400, height: 350 },
  withRoute: { title: 54, titleLines: 2, figure: 54, profile: 140 },
  withoutRoute: { title: 60, titleLines: 1, figure: 66, profile: 180 },
};

/** As networks show pictures. */
export const SQUARE: PictureShape = {
  width: 1080,
  height: 1080,
  route: { width: 968, height: 400 },
  withRoute: { title: 56, titleLines: 2, figure: 58, profile: 170 },
  withoutRoute: { title: 72, titleLines: 2, figure: 84, profile: 420 },
};
