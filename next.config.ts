import type { NextConfig } from "next";
import { API_HEADERS, LINK_API_HEADERS, SECURITY_HEADERS } from "./lib/http/answer-headers";

// The address of a review link, an invitation, a password reset or a new address is its secret: it must not leave in a Referer, nor be
// indexed or cached.
const secretAddressHeaders = [...LINK_API_HEADERS, { key: "Cache-Control", value: "private, no-store" }];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // What is shipped: the server and the packages that it needs, in `standalone`; scripts/run/standalone.mjs completes it.
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // Found by their paths at run time. One route is enough to name them: the folder is the same for all.
  outputFileTracingIncludes: {
    "/api/health/live": [
      "lib/db/embedded/thread.mjs",
      "prisma/migrations/**",
      "node_modules/@electric-sql/pglite/package.json",
      "node_modules/@electric-sql/pglite/dist/*.{js,wasm,data}",
      "node_modules/@electric-sql/pglite/dist/fs/*.js",
      "node_modules/pglite-prisma-adapter/**/*.{js,mjs,json}",
      "node_modules/@prisma/driver-adapter-utils/**/*.{js,mjs,json}",
      "node_modules/@prisma/debug/**/*.{js,mjs,json}",
      "node_modules/@prisma/schema-engine-wasm/*.{js,wasm,json}",
    ],
  },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; whoever builds to run waits for the check in vain.
  typescript: { ignoreBuildErrors: true },
  // Nothing here is an image of this service; it would fetch, parse and log what strangers name.
  images: { unoptimized: true },
  // Pages and JSON. Scripts and styles are compressed once, by the build; audio and event streams never are.
  compress: true,
  // Every page has its title from the first byte: one that comes later is a page without a name to a screen reader.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "@prisma/driver-adapter-utils",
    "pg",
    "@node-rs/argon2",
    "nodemailer",
    "pino",
    "prom-client",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-base",
  ],
  experimental: {
    // proxy.ts refuses longer ones before they are read: lib/http/readable-call.ts.
    serverActions: { bodySizeLimit: "512kb" },
    // All in one go, it would keep probes waiting for seconds: scripts/start.mjs loads pages one after another.
    preloadEntriesOnStart: false,
  },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // A page's own policy, with its nonce, comes from proxy.ts.
    { source: "/api/:path*", headers: API_HEADERS },
    { source: "/(review|invitation|new-password|new-email)/:path*", headers: secretAddressHeaders },
    { source: "/api/review/:path*", headers: LINK_API_HEADERS },
    // A tenant's file under our address: opened by itself, it can do nothing.
    {
      source: "/api/brand/:path*",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
      ],
    },
  ],
};

export default config;
