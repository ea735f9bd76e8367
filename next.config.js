/** On every answer; what depends on the request is added in proxy.ts. */
const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** What is no page may do nothing when somebody shows it as one. */
const NO_PAGE = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Terra takes a redirect for a failure.
  skipTrailingSlashRedirect: true,
  // The image optimizer is code exposed to the world that we do not need: nothing we show comes from elsewhere.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "@prisma/adapter-pg", "@prisma/client"],
  headers: async () => [
    { source: "/:path*", headers: EVERYWHERE },
    { source: "/api/:path*", headers: NO_PAGE },
    { source: "/_next/static/:path*", headers: NO_PAGE },
  ],
  // A proxy may call us by another name than the browser does.
  experimental: {
    serverActions: { allowedOrigins: process.env.PUBLIC_URL ? [new URL(process.env.PUBLIC_URL).host] : [] },
  },
};

export default config;
