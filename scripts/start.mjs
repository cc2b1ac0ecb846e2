// `next start`, with the shutdown left to the application: it ends jobs in hand and closes the database first.
process.env.NEXT_MANUAL_SIG_HANDLE ??= "true";
process.argv.splice(2, 0, "start");
await import("../node_modules/next/dist/bin/next");
