/**
 * Which seconds have a value, as the lengths of the runs with and without one in turn, the first with (it may be 0 long).
 *
 * @param isPresent 1 for a second that has a value, 0 for a gap
 */
export function toRuns(isPresent: Uint8Array): number[] {
  const runs = [0];
  let turn = 1;
  let length = 0;
  for (const present of isPresent) {
    if (present !== turn) {
      runs[runs.length - 1] = length;
      runs.push(0);
      turn = present;
      length = 0;
    }
    length++;
  }
  runs[runs.length - 1] = length;
  return runs;
}

/** Numbers from 0 as bytes of 7 bits each, low ones first; the top bit says that more of the same number follow. */
export function toVarints(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Numbers from their bytes. A last number that is cut short is left out. */
export function fromVarints(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  let worth = 1;
  for (const byte of bytes) {
    number += (byte & 0x7f) * worth;
    worth *= 0x80;
    if (byte > 0x7f) continue;
    numbers.push(number);
    number = 0;
    worth = 1;
  }
  return numbers;
}
