// `npm run build`: the database client, the production build, and its scripts and styles compressed.
import { build } from "./run/build.mjs";
import { reportFailure } from "./run/refusal.mjs";

await build({ show: true }).catch((error) => {
  reportFailure(error);
  process.exit(1);
});
