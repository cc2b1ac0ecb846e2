// Brings the database to the newest schema without starting the application, which does the same at its start.
import { preparePlace } from "../lib/db/copy/place";
import { readSecretFiles } from "../lib/secret-files";
import { configuredPlace } from "./support/configured-place";

readSecretFiles();
const applied = await preparePlace(configuredPlace());
console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
