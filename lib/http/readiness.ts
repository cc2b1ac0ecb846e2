import { database } from "@/lib/db/client";
import { hindranceOf } from "@/lib/db/hindrance";
import { whyNotServing } from "./serving";

const PATIENCE_MS = 2_000;

/** Why this replica cannot do its work, in words for anybody: it is starting, or its database does not answer in time. */
export async function whyNotReady(): Promise<string | null> {
  const known = whyNotServing();
  if (known !== null) return known;
  const asked = Promise.resolve()
    .then(() => database().prisma.$queryRaw`SELECT 1`)
    .then(() => null)
    .catch((error: unknown) => hindranceOf(error).reason);
  const late = new Promise<string>((resolve) =>
    setTimeout(resolve, PATIENCE_MS, "The database does not answer in time."),
  );
  return Promise.race([asked, late]);
}
