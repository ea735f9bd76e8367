import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import "./globals.css";

/** What nearly all text is set in: wanted before the style sheet that names it has been read. */
const TEXT_FONT = new URL(
  "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  import.meta.url,
);

export const metadata: Metadata = {
  title: { default: "Musette", template: "%s · Musette" },
  description: "Your rides, read closely and kept at home.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#121214" },
  ],
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every answer has a nonce of its own (proxy.ts): a page that was made ahead would have scripts without it.
  await connection();
  preload(String(TEXT_FONT), { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
