/**
 * What somebody wrote and has not sent yet, as this browser keeps it: a reload, a crash and a login that ended lose
 * nothing. Each key says what it is, whose and of which interview: `debrief.note.<person>.<interview>…`.
 */
const KEY = /^debrief\.(?:note|unsent|review)\.([^.]+)\.([^.]+)/;

/** Null forgets it. Where storage is off or full, it lasts as long as the page. */
export function keepText(key: string, text: object | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ ...text, page: location.pathname }));
  } catch {
    // Off or full.
  }
}

/** The pages on which this person wrote what is not sent. */
export function pagesWithText(userId: string): string[] {
  return [...new Set(keys((of) => of === userId).map((key) => pageOf(key)))];
}

/** Forgets what the people wrote whom `whose` names. */
export function forgetTexts(whose: (userId: string) => boolean): void {
  for (const key of keys(whose)) localStorage.removeItem(key);
}

function keys(whose: (userId: string) => boolean): string[] {
  try {
    return Object.keys(localStorage).filter((key) => {
      const [, userId] = KEY.exec(key) ?? [];
      return userId !== undefined && whose(userId);
    });
  } catch {
    return [];
  }
}

/** Only our own pages write it; what an older one wrote does not say where. */
function pageOf(key: string): string {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    const page: unknown = typeof kept === "object" && kept !== null && "page" in kept ? kept.page : null;
    return typeof page === "string" && /^\/t\//.test(page) ? page : location.pathname;
  } catch {
    return location.pathname;
  }
}
