import { log } from "@/lib/log";
import { MailError } from "./mail-error";
import { type Mail, sendMail } from "./send";

/** Sends a mail for somebody who waits for the outcome. False when it did not leave; why is in the log. */
export async function deliverMail(mail: Mail): Promise<boolean> {
  try {
    await sendMail(mail);
    return true;
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    if (error.code !== "MAIL_OFF") log.warn({ code: error.code }, "a mail did not leave");
    return false;
  }
}
