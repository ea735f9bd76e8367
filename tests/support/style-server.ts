import { createServer, type ServerResponse } from "node:http";
import { crc32, deflateSync } from "node:zlib";

export interface StyleServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Plays a public map on this machine: a style with a ground, tiles of one colour, streets that the map's worker has to
 * fetch by itself, and a name to be told.
 */
export async function startStyleServer(): Promise<StyleServer> {
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const { pathname } = new URL(request.url ?? "/", origin);
    if (pathname === "/style.json") return send(response, "application/json", JSON.stringify(styleOf(origin)));
    if (pathname === "/streets.geojson") return send(response, "application/json", JSON.stringify(STREETS));
    if (pathname.endsWith(".png")) return send(response, "image/png", TILE);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return {
    url: `http://localhost:${port}/style.json`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

const send = (response: ServerResponse, type: string, body: string | Buffer) =>
  response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" }).end(body);

const styleOf = (origin: string) => ({
  version: 8,
  name: "Made streets",
  sources: {
    ground: {
      type: "raster",
      tiles: [`${origin}/{z}/{x}/{y}.png`],
      tileSize: 256,
      attribution: "© Made streets",
    },
    streets: { type: "geojson", data: `${origin}/streets.geojson` },
  },
  layers: [
    { id: "background", type: "background", paint: { "background-color": "#e8e4da" } },
    { id: "ground", type: "raster", source: "ground" },
    { id: "streets", type: "line", source: "streets", paint: { "line-color": "#ffffff", "line-width": 4 } },
  ],
});

/** A grid over the sea where made rides are ridden. */
const STREETS = {
  type: "FeatureCollection",
  features: Array.from({ length: 41 }, (_, index) => 0.4 + index * 0.01).flatMap((degrees) => [
    street([degrees, 0.4], [degrees, 0.8]),
    street([0.4, degrees], [0.8, degrees]),
  ]),
};

function street(from: [number, number], to: [number, number]) {
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [from, to] } };
}

/** A PNG of one pixel, which is drawn as large as a tile. */
const TILE = pngOf([222, 228, 214]);

/** @see https://www.w3.org/TR/png-3/ */
function pngOf(colour: [number, number, number]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const chunks = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, ...colour]))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
