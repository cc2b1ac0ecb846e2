import type { BannerTone } from "@/components/ui/banner";
import type { SyncStatus } from "@/lib/data/sync/sync-status";

export type SyncAdvice = { tone: BannerTone; title: string; whatToDo: string };

/** How it stands in one sentence, and what the reader can do about it. */
export function syncAdvice(
  status: Pick<
    SyncStatus,
    "state" | "refusedCode" | "pausedUntil" | "lastError" | "failing" | "lost" | "odd"
  >,
): SyncAdvice {
  const { state, refusedCode, pausedUntil, lastError, failing, lost, odd } = status;
  if (state === "refused" && refusedCode === "KEY_UNREADABLE")
    return {
      tone: "danger",
      title: "The stored platform key cannot be opened.",
      whatToDo:
        "It was stored under another encryption key, for example before a restore. Replace it under Platform, or ask your Debrief operator for the old encryption key.",
    };
  if (state === "refused")
    return {
      tone: "danger",
      title: "The platform rejected the key.",
      whatToDo:
        lastError?.code === "MISSING_PERMISSION"
          ? "Grant the key the interview permission in the platform’s dashboard, or add another key under Platform."
          : "Create a new key in the platform’s dashboard and add it under Platform.",
    };
  if (pausedUntil && lastError && /RATE_LIMIT/.test(lastError.code))
    return {
      tone: "warning",
      title: "The platform is limiting requests.",
      whatToDo:
        "Debrief continues more slowly. If this happens often, another program may be using the same key. Give each program its own.",
    };
  if (pausedUntil)
    return {
      tone: "warning",
      title: "The platform is not responding.",
      whatToDo: "Debrief retries automatically. Nothing is lost, and there is nothing you need to do.",
    };
  const failed = failing.reduce((sum, { count }) => sum + count, 0);
  if (failed > 0)
    return {
      tone: "warning",
      title:
        failed === 1
          ? "One interview or list could not be read."
          : `${failed} interviews or lists could not be read.`,
      whatToDo: `Debrief retries automatically. If this continues, contact the platform’s support and quote ${failing
        .map(({ code }) => code)
        .join(", ")}.`,
    };
  if (lost.rows > 0)
    return {
      tone: "warning",
      title:
        lost.rows === 1
          ? "One interview is missing: its row could not be read."
          : `${lost.rows} interviews are missing: their rows could not be read.`,
      whatToDo: `The platform sent no usable id or status. Tell its support where: ${lost.path ?? "in the list of sessions"}.`,
    };
  if (state === "unverified")
    return {
      tone: "info",
      title: "The key has not been used yet.",
      whatToDo: "Debrief will check the platform in a moment.",
    };
  if (odd.interviews > 0)
    return {
      tone: "info",
      title: "Everything is up to date, but some details could not be read.",
      whatToDo: "They are left blank. The platform’s support can explain why they are sent in this form.",
    };
  return { tone: "success", title: "Everything is up to date.", whatToDo: "" };
}

const PROBLEMS: Record<string, string> = {
  NETWORK_ERROR: "The platform could not be reached",
  TIMEOUT: "The platform took too long to answer",
  RATE_LIMITED: "The platform limited requests",
  MISSING_PERMISSION: "The key lacks the interview permission",
  INVALID_API_KEY: "The platform rejected the key",
  KEY_UNREADABLE: "The stored key could not be opened",
};

/** What a platform's code means; an unknown one is quoted, so that its support can be asked. */
export function problemInWords(code: string): string {
  const status = /^HTTP_(\d+)$/.exec(code)?.[1];
  if (status) return `The platform answered with error ${status}`;
  if (/RATE_LIMIT/.test(code)) return "The platform limited requests";
  return PROBLEMS[code] ?? `The platform reported “${code}”`;
}
