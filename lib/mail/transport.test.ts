import { expect, test } from "vitest";
import { startSmtp } from "@/testing/smtp";
import { sendMail } from "./send";

test("with requireTLS in its address, no mail leaves for a server that offers no TLS", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = `${smtp.url}?requireTLS=true`;
  const mail = {
    to: { address: "nora@acme.test" },
    subject: "Hello",
    text: { lead: "", footer: { text: "" } },
  };
  await expect(sendMail(mail)).rejects.toMatchObject({ code: expect.stringMatching(/^MAIL_/) });
  expect(smtp.mails).toEqual([]);
  await smtp.close();
});
