import { db } from "../server/db";
import { prepareDemonstration } from "../server/demonstration";
import { closeJobs } from "../server/jobs";

try {
  await prepareDemonstration();
} finally {
  await closeJobs();
  await db.$disconnect();
}
