import { LOCALE } from "./locale";

const names = new Map<string, Intl.DisplayNames>();

/** The language of a BCP 47 tag in words: `pt-BR` → `Brazilian Portuguese`. What is no tag comes back as it is. */
export function languageName(tag: string, locale: string = LOCALE): string {
  if (tag.trim() === "") return tag;
  const namesInLocale =
    names.get(locale) ?? new Intl.DisplayNames([locale], { type: "language", fallback: "none" });
  names.set(locale, namesInLocale);
  try {
    return namesInLocale.of(tag.trim().replaceAll("_", "-")) ?? tag;
  } catch {
    return tag;
  }
}
