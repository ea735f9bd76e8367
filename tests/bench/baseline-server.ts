import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";

/**
 * What taking in a delivery must cost at the least: a bare Node server that checks the HMAC and inserts the bytes with
 * bare `pg`. Prints its port; DATABASE_URL and SECRET from the environment.
 */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 6 });
await pool.query("CREATE TABLE IF NOT EXISTS baseline (id bigserial PRIMARY KEY, bytes bytea NOT NULL)");
await pool.query("ALTER TABLE baseline ALTER COLUMN bytes SET STORAGE EXTERNAL");
const secret = process.env.SECRET ?? "";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const body = Buffer.concat(chunks);
    const [, timestamp = "", given = ""] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers["terra-signature"])) ?? [];
    const expected = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest();
    const signature = Buffer.from(given, "hex");
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      response.writeHead(401).end();
      return;
    }
    await pool.query("INSERT INTO baseline (bytes) VALUES ($1)", [body]);
    response.writeHead(200).end();
  });
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
