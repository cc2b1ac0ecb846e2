import sharp from "sharp";
import { AppError } from "@/lib/errors";

export const LOGO_MOST_BYTES = 256 * 1024;
/** On each side. A small file can say that it is enormous, and each reader's browser would believe it. */
const MOST_PIXELS = 2000;

const TYPES = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" } as const;

/** A picture as it is kept and shown. */
export type Logo = { bytes: Uint8Array<ArrayBuffer>; type: (typeof TYPES)[keyof typeof TYPES] };

/**
 * The picture in a file, encoded anew: nothing else that the file holds goes with it, such as where it was taken. Throws
 * `invalid_input` for what is too large or no PNG, JPEG or WebP: by its first bytes, whatever it calls itself. SVG can
 * hold scripts and is not taken.
 */
export async function readLogo(bytes: Uint8Array<ArrayBuffer>): Promise<Logo> {
  if (bytes.length > LOGO_MOST_BYTES)
    throw new AppError("invalid_input", "The logo is larger than 256 KB. Choose a smaller file.");
  const format = formatOf(bytes);
  if (!format) throw new AppError("invalid_input", "Choose a PNG, JPEG or WebP file. SVG is not supported.");
  const picture = () => sharp(bytes, { limitInputPixels: MOST_PIXELS ** 2 });
  const { width, height } = await picture().metadata().catch(refuse);
  if (width > MOST_PIXELS || height > MOST_PIXELS) refuse();
  const made = await picture().autoOrient().toFormat(format).toBuffer().catch(refuse);
  return { bytes: new Uint8Array(made), type: TYPES[format] };
}

function refuse(): never {
  throw new AppError(
    "invalid_input",
    `This picture cannot be shown. Save it with at most ${MOST_PIXELS} pixels on each side.`,
  );
}

function formatOf(bytes: Uint8Array): keyof typeof TYPES | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  return start.startsWith("RIFF") && start.endsWith("WEBP") ? "webp" : null;
}
