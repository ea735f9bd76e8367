/** Stands where a union has no case left: the compiler names the one that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}
