/**
 * What a page may load and do: nothing from elsewhere, nothing to elsewhere, and of scripts in the page itself only
 * those that carry the nonce of its answer. Styles are not told apart: a place in a style attribute is how a waveform
 * or a list is drawn, and the toasts bring a style element of their own.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
