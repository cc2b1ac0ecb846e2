import type { Place } from "../../lib/db/copy/place";

/** The database that Debrief serves from. */
export function configuredPlace(): Place {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR } = process.env;
  return { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL, folder: DATA_DIR || ".data" };
}
