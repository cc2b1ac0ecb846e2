const NAMES: Record<string, string> = Object.fromEntries(
  `english en spanish es french fr german de italian it portuguese pt dutch nl russian ru ukrainian uk polish pl
  turkish tr arabic ar hebrew he persian fa hindi hi urdu ur bengali bn tamil ta chinese zh mandarin zh cantonese yue
  japanese ja korean ko thai th vietnamese vi indonesian id malay ms tagalog tl greek el czech cs slovak sk
  hungarian hu romanian ro bulgarian bg serbian sr croatian hr slovenian sl georgian ka armenian hy azerbaijani az
  kazakh kk uzbek uz swedish sv norwegian no danish da finnish fi estonian et latvian lv lithuanian lt icelandic is
  catalan ca basque eu galician gl welsh cy irish ga afrikaans af swahili sw amharic am nepali ne sinhala si khmer km
  lao lo burmese my mongolian mn albanian sq macedonian mk bosnian bs belarusian be maltese mt`
    .trim()
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, all) => {
      const tag = all[index + 1];
      if (index % 2 === 0 && tag !== undefined) pairs.push([word, tag]);
      return pairs;
    }, []),
);

/** A BCP 47 tag from what documents write for a language (`en_us`, `english`), or null. */
export function languageTag(language: string | null): string | null {
  const written = language?.trim().replaceAll("_", "-") ?? "";
  const tag = Object.hasOwn(NAMES, written.toLowerCase()) ? NAMES[written.toLowerCase()] : written;
  if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) || /^(und|mul|zxx)\b/i.test(tag))
    return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
