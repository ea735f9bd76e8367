/** Value noise: a lattice of chance, smooth between its points; 0 to 1. Each layer is another lattice. */
export function smoothNoise(x: number, y: number, layer: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const south = mix(lattice(column, row, layer), lattice(column + 1, row, layer), u);
  const north = mix(lattice(column, row + 1, layer), lattice(column + 1, row + 1, layer), u);
  return mix(south, north, v);
}

const mix = (from: number, to: number, share: number) => from + (to - from) * share;

/** Perlin's fade: flat at both ends in slope and curvature. */
const smooth = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);

function lattice(column: number, row: number, layer: number): number {
  let mixed = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(layer, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
