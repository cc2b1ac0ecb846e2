import { beforeEach, expect, test } from "vitest";
import { startSmtp } from "@/testing/smtp";
import { sendMail } from "./send";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Acme <hiring@acme.test>";

beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refuseWith(null);
});

const MAIL = {
  to: { name: "Nora Feld", address: "nora@acme.test" },
  subject: "Nora, two interviews wait",
  text: {
    lead: "سامي حداد <script>alert(1)</script> & others",
    items: [{ text: 'A "quoted" name', url: "https://debrief.test/t/acme?a=1&b=2" }],
    action: { label: "Open Debrief", url: "https://debrief.test/t/acme" },
    footer: {
      text: "You get this because you work at Acme.",
      link: { label: "Settings", url: "https://x.test" },
    },
  },
};

test("arrives with both parts, and a stranger's words are text in them", async () => {
  await sendMail({ ...MAIL, unsubscribeUrl: "https://debrief.test/api/unsubscribe/abc" });
  const [mail] = smtp.mails;
  expect(mail).toMatchObject({
    from: { address: "hiring@acme.test", name: "Acme" },
    to: [{ address: "nora@acme.test", name: "Nora Feld" }],
    subject: "Nora, two interviews wait",
  });
  expect(mail?.text).toContain("سامي حداد <script>alert(1)</script> & others");
  expect(mail?.text).toContain("https://debrief.test/t/acme?a=1&b=2");
  expect(mail?.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; others");
  expect(mail?.html).not.toContain("<script>");
  expect(mail?.html).toContain('href="https://debrief.test/t/acme?a=1&amp;b=2"');
  const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("list-unsubscribe")).toBe("<https://debrief.test/api/unsubscribe/abc>");
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(headers.get("auto-submitted")).toBe("auto-generated");
});

test("a name with a line break begins no header", async () => {
  await sendMail({ ...MAIL, subject: "About Eve\r\nBcc: everybody@acme.test" });
  expect(smtp.mails[0]?.subject).toBe("About Eve Bcc: everybody@acme.test");
  expect(smtp.mails[0]?.bcc).toBeUndefined();
});

test("a name that hides, or turns around what stands beside it, does neither", async () => {
  const name = "Eve\u202e\u2066\u200b\u0007 Doe";
  const text = {
    ...MAIL.text,
    lead: `${name} waits.\n${name}`,
    items: [{ text: name, url: "https://x.test" }],
  };
  await sendMail({ to: { ...MAIL.to, name }, subject: `About ${name}`, text });
  const [mail] = smtp.mails;
  expect(mail?.subject).toBe("About Eve Doe");
  expect(mail?.to?.[0]?.name).toBe("Eve Doe");
  expect(mail?.text).toContain("Eve Doe waits.\nEve Doe");
  for (const part of [mail?.text, mail?.html])
    for (const sign of ["\u202e", "\u2066", "\u200b", "\u0007"]) expect(part).not.toContain(sign);
});

test("a busy server's mail may be tried again, a refused one not, and neither error names the address", async () => {
  smtp.refuseWith(451);
  await expect(sendMail(MAIL)).rejects.toMatchObject({ code: "MAIL_UNREACHABLE", retryable: true });
  smtp.refuseWith(550);
  const refused = await sendMail(MAIL).catch((error: Error) => error);
  expect(refused).toMatchObject({ code: "MAIL_REFUSED", retryable: false });
  expect(String(refused)).not.toContain("nora@");
  expect(smtp.mails).toEqual([]);
});

test("a server that is away is tried again", async () => {
  await smtp.close();
  await expect(sendMail(MAIL)).rejects.toMatchObject({ code: "MAIL_UNREACHABLE", retryable: true });
});
