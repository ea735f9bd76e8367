import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the package @fontsource/inter. The font of our pages is in a format that the drawer cannot read. */
const FOLDER = "node_modules/@fontsource/inter/files";

interface PictureFont {
  name: string;
  data: Buffer;
  weight: 300 | 400 | 500;
}

/** Letters of other languages stand in titles only. */
const FONTS = [
  ["Inter", "latin", 300],
  ["Inter", "latin", 400],
  ["Inter", "latin", 500],
  ["Inter of more Latin letters", "latin-ext", 500],
  ["Inter of Greek letters", "greek", 500],
  ["Inter of Cyrillic letters", "cyrillic", 500],
  ["Inter of Vietnamese letters", "vietnamese", 500],
] as const;

let fonts: Promise<PictureFont[]> | undefined;

/** The fonts that pictures are drawn with; for each letter the first that has it. Read once. */
export const pictureFonts = (): Promise<PictureFont[]> => {
  fonts ??= Promise.all(
    FONTS.map(async ([name, subset, weight]) => ({
      name,
      weight,
      data: await readFile(join(process.cwd(), FOLDER, `inter-${subset}-${weight}-normal.woff`)),
    })),
  );
  return fonts;
};
