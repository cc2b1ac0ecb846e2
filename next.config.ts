import type { NextConfig } from "next";

const securityHeaders = [
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value:
      "camera=(), microphone=(), geolocation=(), payment=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

// The address of a review link, an invitation, a password reset or a new address is its secret: it must not leave in a Referer, nor be
// indexed or cached.
const secretAddressHeaders = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  { key: "Cache-Control", value: "private, no-store" },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types; whoever builds to run waits for the check in vain.
  typescript: { ignoreBuildErrors: true },
  // Recordings and JSON are streamed as they are; compressing audio would cost time and drop Content-Length.
  compress: false,
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
  ],
  // An import of 5,000 candidates is larger than the usual megabyte.
  experimental: { serverActions: { bodySizeLimit: "4mb" } },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // A page's own policy, with its nonce, comes from proxy.ts.
    {
      source: "/api/:path*",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
    { source: "/(review|invitation|new-password|new-email)/:path*", headers: secretAddressHeaders },
    { source: "/api/review/:path*", headers: secretAddressHeaders.slice(0, 2) },
    // A tenant's file under our address: opened by itself, it can do nothing.
    {
      source: "/api/brand/:path*",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; sandbox" }],
    },
  ],
};

export default config;
