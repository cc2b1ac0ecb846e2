// For threads that tests start from the sources: on Node 20, `--import tsx` teaches TypeScript to the main thread alone.
import { register } from "tsx/esm/api";

register();
