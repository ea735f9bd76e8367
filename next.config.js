/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image optimizer is code exposed to the world that we do not need: nothing we show comes from elsewhere.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "@prisma/adapter-pg", "@prisma/client"],
};

export default config;
