/** A mail that did not leave. Its message never holds an address: it may reach a log. */
export class MailError extends Error {
  override readonly name = "MailError";

  constructor(
    /** `MAIL_REFUSED`, `MAIL_UNREACHABLE` or `MAIL_OFF`. */
    readonly code: "MAIL_REFUSED" | "MAIL_UNREACHABLE" | "MAIL_OFF",
    /** The same mail may leave later without anybody changing anything. */
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(`The mail did not leave (${code}).`, options);
  }
}
