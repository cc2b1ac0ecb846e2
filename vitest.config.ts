import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{lib,components,app,pages,sandbox,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Not UTC and not a whole hour, so that code which forgets a time zone fails here.
    env: { TZ: "Asia/Kathmandu", NODE_ENV: "test", LOG_LEVEL: "silent" },
  },
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // `server-only` throws outside the React server bundle; tests are server code.
      "server-only": path.join(import.meta.dirname, "scripts/empty-module.ts"),
    },
  },
});
