const NAME_MAX_CHARACTERS = 120;

/**
 * Content-Disposition for a download (RFC 6266): a plain ASCII name for old clients, the real one in UTF-8
 * (RFC 8187). Path separators, controls and characters that turn the reading direction are taken out.
 */
export function attachmentDisposition(fileName: string): string {
  const name = safeFileName(fileName);
  const ascii = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\%]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** The name without what a file system or a reader could misread; never empty. */
export function safeFileName(fileName: string): string {
  const clean = fileName
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[/\\:*?"<>|]+/g, "-")
    .replace(/\s+/g, " ");
  const extension = /\.[a-z0-9]{1,5}$/i.exec(clean)?.[0] ?? "";
  const stem = clean.slice(0, clean.length - extension.length).replace(/^[.\s-]+|[.\s]+$/g, "");
  return `${[...stem].slice(0, NAME_MAX_CHARACTERS).join("") || "recording"}${extension}`;
}

function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
