import { RandomAccessReader } from "yauzl";
import type { RandomAccess } from "./random-access";

/** How yauzl reads; a class because yauzl asks for one. */
export class ZipSource extends RandomAccessReader {
  constructor(private readonly source: RandomAccess) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const isWithin = position >= 0 && position + length <= this.source.size;
    const bytes = isWithin ? this.source.read(position, length) : Promise.reject(new Error(`nothing at ${position}`));
    bytes.then((read) => {
      buffer.set(read, offset);
      callback(null);
    }, callback);
  }
}
