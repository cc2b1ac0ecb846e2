import { fillWords, type InviteMailWords, type PlaceholderValues } from "@/lib/invites/mail-words";
import type { Mail } from "./send";

/** A candidate's invitation or reminder in the organisation's words, with what it says of consent. */
export function candidateMail(
  address: string,
  words: InviteMailWords,
  values: PlaceholderValues,
  link: string,
  notice: string,
): Mail {
  const { subject, body, button } = fillWords(words, values);
  const [lead = "", ...more] = `${body}\n\n${notice}`.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return {
    to: { address, ...(values.name === null ? {} : { name: values.name }) },
    subject,
    text: {
      lead,
      more: more.filter((paragraph) => paragraph !== ""),
      language: values.language,
      action: { label: button, url: link },
      footer: { text: values.organisation },
    },
  };
}
