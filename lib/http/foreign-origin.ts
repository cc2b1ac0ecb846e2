const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** What a request says of where it comes from, and where it goes. `publicHost`: of the installation's address. */
export type Provenance = { method: string; path: string; headers: Headers; publicHost: string };

/**
 * Whether a browser sends, from a page that is not ours, what may change something. Programs say nothing of where they
 * come from and carry no cookie that they were not given: they pass.
 */
export function isForeignChange({ method, path, headers, publicHost }: Provenance): boolean {
  if (READS.has(method.toUpperCase())) return false;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (origin === null) return site !== null && site !== "same-origin" && site !== "none";
  if (origin === "null") return site !== "same-origin" && !(site === null && isFormWithoutReferrer(path));
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  return host === null || (host !== publicHost && host !== headers.get("host"));
}

/**
 * A page whose address is a secret sends its form with `Origin: null`, and over plain http says nothing else of itself.
 * Whoever could send that form from elsewhere has the secret.
 */
function isFormWithoutReferrer(path: string): boolean {
  return /^\/review\/[^/]+\/(open|code)$/.test(path);
}
