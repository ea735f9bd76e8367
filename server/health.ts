import { inbox } from "./db";

/** Whether this process can do its work: it can when the database answers. */
export async function isReady(): Promise<boolean> {
  try {
    await inbox().query("SELECT 1");
    return true;
  } catch {
    // That it does not answer is the answer; the log has it from whoever needed the database.
    return false;
  }
}
