import { runAll } from "./test/run-all";
import { checkRunners } from "./test/runners";

process.exitCode = await runAll(checkRunners);
