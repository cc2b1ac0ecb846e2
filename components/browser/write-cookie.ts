/** Remembers something in this browser that the server is to know with the next page. Nothing secret: scripts can read it. */
export function writeCookie(name: string, value: string, path: string, keptSeconds: number): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not everywhere.
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${keptSeconds}; SameSite=Lax${secure}`;
}
