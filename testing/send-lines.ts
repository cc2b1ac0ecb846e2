// Writes two lines into the log and sends them to the address that it is given, for lib/syslog/send-logs.test.ts.
import { log } from "@/lib/log";
import { sendLogs } from "@/lib/syslog/send-logs";

const stop = sendLogs(process.argv[2] ?? "");
log.info({ tenant: "ü" }, "first");
log.error({ err: new Error("with\nlines") }, "second");
await stop();
