/** How people come by an invitation. */
export function invitationNote(hasMail: boolean): string {
  return hasMail
    ? "Each gets an email with a link that works once, within seven days."
    : "No mail server is configured, so you get links to send yourself. Each works once, within seven days.";
}
