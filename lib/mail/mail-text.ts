import { escapeHtml } from "@/lib/format/escape-html";
import { withoutMisleading } from "@/lib/format/plain-name";

/** What a mail says. Plain text throughout: names in it are strangers' words. */
export type MailText = {
  /** The first thing it says, and in most mails the only one. */
  lead: string;
  /** Further paragraphs below it. */
  more?: string[];
  /** BCP 47; English unless it says otherwise. */
  language?: string;
  /** Lines with a place to go to each. */
  items?: { text: string; url: string }[];
  /** The one thing to press. */
  action?: { label: string; url: string };
  /** Below everything, small. */
  footer: { text: string; link?: { label: string; url: string } };
};

/** The same, so that a stranger's name changes nothing around it. */
export function withPlainWords({ lead, more, items, footer, ...rest }: MailText): MailText {
  return {
    ...rest,
    lead: withoutMisleading(lead),
    ...(more ? { more: more.map(withoutMisleading) } : {}),
    ...(items ? { items: items.map(({ text, url }) => ({ text: withoutMisleading(text), url })) } : {}),
    footer: { ...footer, text: withoutMisleading(footer.text) },
  };
}

/** The text part. */
export function toText({ lead, more = [], items = [], action, footer }: MailText): string {
  return [
    lead,
    ...more,
    ...items.map(({ text, url }) => `• ${text}\n  ${url}`),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    "--",
    [footer.text, ...(footer.link ? [`${footer.link.label}: ${footer.link.url}`] : [])].join("\n"),
  ].join("\n\n");
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const ACCENT = "#0c5a68";

/** The HTML part: one column, no picture and nothing loaded, so that it looks the same wherever it is read. */
export function toHtml({ lead, more = [], language = "en", items = [], action, footer }: MailText): string {
  const list = items
    .map(
      ({ text, url }) =>
        `<li style="margin:0 0 8px"><a href="${escapeHtml(url)}" style="color:${ACCENT}">${escapeHtml(text)}</a></li>`,
    )
    .join("");
  return [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Debrief</title></head>`,
    `<body style="margin:0;padding:24px;${FONT};font-size:16px;line-height:1.5;color:#1c1917;background:#ffffff">`,
    `<div style="max-width:32rem">`,
    ...[lead, ...more].map(
      (paragraph) =>
        `<p style="margin:0 0 16px;white-space:pre-line" dir="auto">${escapeHtml(paragraph)}</p>`,
    ),
    list && `<ul style="margin:0 0 16px;padding:0 0 0 20px">${list}</ul>`,
    action &&
      `<p style="margin:0 0 24px"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:${ACCENT};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></p>`,
    `<p style="margin:0;padding-top:12px;border-top:1px solid #e7e5e4;font-size:13px;color:#57534e">${escapeHtml(footer.text)}`,
    footer.link &&
      ` <a href="${escapeHtml(footer.link.url)}" style="color:#57534e">${escapeHtml(footer.link.label)}</a>`,
    `</p></div></body></html>`,
  ]
    .filter(Boolean)
    .join("");
}
