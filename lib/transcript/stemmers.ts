/** PostgreSQL's Snowball dictionaries by language; a server may lack some. */
const STEMMERS: Record<string, string> = {
  ar: "arabic_stem",
  ca: "catalan_stem",
  da: "danish_stem",
  de: "german_stem",
  el: "greek_stem",
  en: "english_stem",
  es: "spanish_stem",
  et: "estonian_stem",
  eu: "basque_stem",
  fi: "finnish_stem",
  fr: "french_stem",
  ga: "irish_stem",
  hi: "hindi_stem",
  hu: "hungarian_stem",
  hy: "armenian_stem",
  id: "indonesian_stem",
  it: "italian_stem",
  lt: "lithuanian_stem",
  nb: "norwegian_stem",
  ne: "nepali_stem",
  nl: "dutch_stem",
  nn: "norwegian_stem",
  no: "norwegian_stem",
  pt: "portuguese_stem",
  ro: "romanian_stem",
  ru: "russian_stem",
  sr: "serbian_stem",
  sv: "swedish_stem",
  ta: "tamil_stem",
  tr: "turkish_stem",
  yi: "yiddish_stem",
};

/** The PostgreSQL dictionary that stems words of the language (BCP 47); null where there is none or it is not known. */
export function stemmerOf(language: string | null): string | null {
  const primary = language?.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(STEMMERS, primary) ? (STEMMERS[primary] ?? null) : null;
}
