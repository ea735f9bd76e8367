/** The embedded database cannot start from its folder. The message is one sentence that says what to do. */
export class DatabaseFolderError extends Error {
  override name = "DatabaseFolderError";
}
