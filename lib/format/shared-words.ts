/** What a review link shows, in numbers. */
export type SharedAmount = {
  interviewCount: number;
  /** Of all of them. */
  totalSec: number;
};

/** `3 interviews, 9 minutes`; without the time where it is not known. */
export function sharedAmount({ interviewCount, totalSec }: SharedAmount): string {
  const interviews = interviewCount === 1 ? "1 interview" : `${interviewCount} interviews`;
  if (totalSec <= 0) return interviews;
  const minutes = Math.max(1, Math.round(totalSec / 60));
  return `${interviews}, ${minutes === 1 ? "1 minute" : `${minutes} minutes`}`;
}

type Asking = { senderName: string; organisation: string; asksForFeedback: boolean } & SharedAmount;

/** Who wants what of a link's reader: `Nora Feld at Acme asks for your view: 3 interviews, 9 minutes`. */
export function askingWords({ senderName, organisation, asksForFeedback, ...amount }: Asking): string {
  const verb = asksForFeedback ? "asks for your view" : "shared this with you";
  return `${senderName} at ${organisation} ${verb}: ${sharedAmount(amount)}`;
}
