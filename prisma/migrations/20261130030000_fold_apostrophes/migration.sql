-- Names are written with many an apostrophe, and looked for with the one on the keyboard: all are kept as that one.
CREATE OR REPLACE FUNCTION search_text_of(VARIADIC parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(' ' || btrim(regexp_replace(replace(replace(replace(translate(
    lower(normalize(
      regexp_replace(normalize(array_to_string(parts, ' '), NFKD), '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]', '', 'g'),
    NFC)),
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐØĐŁøđłı‘’ʻʼʿ`',
    'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґodlodli'||repeat('''', 6)
  ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[\s\u2000-\u200a\u2028\u2029\u3000]+', ' ', 'g'), ' '), 500)
$$;

-- The triggers make the text and its pieces anew.
UPDATE "candidates" SET "search_text" = '' WHERE "search_text" ~ '[‘’ʻʼʿ`]';
UPDATE "interviews" SET "search_text" = '' WHERE "search_text" ~ '[‘’ʻʼʿ`]';
