// In production lib/http/recording/recording-front.ts answers before Next does; this is for development.
import { linkRecording } from "@/lib/http/recording/recording-routes";

export const config = { api: { externalResolver: true, bodyParser: false, responseLimit: false } };

export default linkRecording;
