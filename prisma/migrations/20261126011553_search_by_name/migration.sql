-- What people type finds names by pieces of three characters, without an extension and whatever the database's locale:
-- docs/decisions/0016. lib/db/search-grams.ts does the same to what is looked for, and a test holds the two together.

-- Without case and accents, one space before each word. lower() knows only the letters of the database's locale.
CREATE FUNCTION search_text_of(VARIADIC parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(' ' || btrim(regexp_replace(replace(replace(replace(translate(
    lower(normalize(
      regexp_replace(normalize(array_to_string(parts, ' '), NFKD), '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]', '', 'g'),
    NFC)),
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐØĐŁøđłı',
    'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґodlodli'
  ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[\s\u2000-\u200a\u2028\u2029\u3000]+', ' ', 'g'), ' '), 500)
$$;

-- Three characters of a word, its first two and its first one with the space before them, and single characters of
-- scripts without spaces: each packed into a number and mixed with the tenant, so that nobody's search reads others' rows.
CREATE FUNCTION search_grams_of(tenant uuid, folded text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT
    ((ascii(substr(gram, 1, 1)) << 16) # (ascii(substr(gram, 2, 1)) << 8) # ascii(substr(gram, 3, 1)))
      # ('x' || right(tenant::text, 8))::bit(32)::integer), '{}')
  FROM generate_series(1, length(folded)) AS place, unnest(ARRAY[
    substr(folded, place, 3),
    CASE WHEN substr(folded, place, 1) = ' ' THEN substr(folded, place, 2) END,
    CASE WHEN ascii(substr(folded, place, 1)) >= 11904 THEN substr(folded, place, 1) END
  ]) AS gram
  WHERE length(gram) > 0 AND position(' ' IN substr(gram, 2)) = 0
    AND (length(gram) = 3 OR gram LIKE ' _' OR ascii(gram) >= 11904)
$$;

CREATE FUNCTION interviews_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := search_text_of(NEW.candidate_name, NEW.candidate_ref, NEW.role_name);
  NEW.search_grams := search_grams_of(NEW.tenant_id, NEW.search_text);
  RETURN NEW;
END $$;

CREATE FUNCTION candidates_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := search_text_of(NEW.display_name, NEW.email, NEW.ref);
  NEW.search_grams := search_grams_of(NEW.tenant_id, NEW.search_text);
  RETURN NEW;
END $$;

-- AlterTable
ALTER TABLE "candidates" ADD COLUMN     "search_grams" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "interviews" ADD COLUMN     "search_grams" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- What is there already: a table that is written anew is quicker than its rows changed one by one.
ALTER TABLE "candidates"
  ALTER COLUMN "search_text" DROP DEFAULT,
  ALTER COLUMN "search_text" TYPE TEXT USING search_text_of("display_name", "email", "ref"),
  ALTER COLUMN "search_grams" DROP DEFAULT,
  ALTER COLUMN "search_grams" TYPE INTEGER[] USING search_grams_of("tenant_id", search_text_of("display_name", "email", "ref"));
ALTER TABLE "candidates" ALTER COLUMN "search_text" SET DEFAULT '', ALTER COLUMN "search_grams" SET DEFAULT ARRAY[]::INTEGER[];
ALTER TABLE "interviews"
  ALTER COLUMN "search_text" DROP DEFAULT,
  ALTER COLUMN "search_text" TYPE TEXT USING search_text_of("candidate_name", "candidate_ref", "role_name"),
  ALTER COLUMN "search_grams" DROP DEFAULT,
  ALTER COLUMN "search_grams" TYPE INTEGER[] USING search_grams_of("tenant_id", search_text_of("candidate_name", "candidate_ref", "role_name"));
ALTER TABLE "interviews" ALTER COLUMN "search_text" SET DEFAULT '', ALTER COLUMN "search_grams" SET DEFAULT ARRAY[]::INTEGER[];

-- Pieces of one name come together, and the planner takes them for independent: it should not guess from how frequent
-- they are. Of the texts it should know more than usual, as numbers of results are estimated by them.
ALTER TABLE "candidates" ALTER COLUMN "search_grams" SET STATISTICS 0, ALTER COLUMN "search_text" SET STATISTICS 500;
ALTER TABLE "interviews" ALTER COLUMN "search_grams" SET STATISTICS 0, ALTER COLUMN "search_text" SET STATISTICS 500;

CREATE TRIGGER "candidates_search" BEFORE INSERT OR UPDATE OF "display_name", "email", "ref", "search_text", "search_grams"
  ON "candidates" FOR EACH ROW EXECUTE FUNCTION candidates_search();
CREATE TRIGGER "interviews_search" BEFORE INSERT OR UPDATE OF "candidate_name", "candidate_ref", "role_name", "search_text", "search_grams"
  ON "interviews" FOR EACH ROW EXECUTE FUNCTION interviews_search();

-- CreateIndex
CREATE INDEX "candidates_search_grams_idx" ON "candidates" USING GIN ("search_grams") WITH (fastupdate = off);

-- CreateIndex
CREATE INDEX "interviews_search_grams_idx" ON "interviews" USING GIN ("search_grams") WITH (fastupdate = off);
