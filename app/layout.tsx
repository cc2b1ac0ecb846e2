import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/theme/providers";
import { toTimeZone, ZONE_COOKIE } from "@/lib/format/time-zone";
import "./globals.css";

// Latin is asked for with the page. Other scripts come from the package's styles when a page has some, and until any of
// it is there, a system font takes the same room.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
  adjustFontFallback: false,
  fallback: ["Inter Variable", "Inter Fallback"],
});

export const metadata: Metadata = {
  title: { default: "Debrief", template: "%s · Debrief" },
  description: "Review AI voice interviews together: recording and transcript side by side.",
  robots: { index: false, follow: false },
  manifest: "/manifest.webmanifest",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/icons/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/icons/apple-touch-icon.png",
  },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#121110" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Also what makes every page one that is rendered when it is asked for: a stored one could have no nonce.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const clock = { nowMs: Date.now(), timeZone: toTimeZone((await cookies()).get(ZONE_COOKIE)?.value) };
  return (
    // next-themes writes the theme class before React hydrates, so the two differ on this element only.
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce} clock={clock}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
