import { benchAcknowledge } from "../tests/bench/acknowledge.bench";
import { benchBacklog } from "../tests/bench/backlog.bench";
import { benchCrowds } from "../tests/bench/crowds.bench";
import { benchLanes } from "../tests/bench/lanes.bench";
import { benchLongRide } from "../tests/bench/long-ride.bench";
import { benchMeanMaximal } from "../tests/bench/mean-maximal.bench";
import { benchReckon } from "../tests/bench/reckon.bench";
import { benchReckonRides } from "../tests/bench/reckon-rides.bench";
import { benchRideMemory } from "../tests/bench/ride-memory.bench";
import { benchRidePage } from "../tests/bench/ride-page.bench";
import { addRider } from "../tests/bench/rider";
import { benchRoster } from "../tests/bench/roster.bench";
import { benchStoredBytes } from "../tests/bench/stored.bench";
import { startApplication } from "../tests/support/application";

/** `npm run bench` measures everything, `npm run bench -- acknowledge` that alone. */
const BENCHES = {
  "mean-maximal": benchMeanMaximal,
  reckon: benchReckon,
  "long-ride": benchLongRide,
  stored: benchStoredBytes,
  lanes: benchLanes,
  "ride-page": benchRidePage,
  "ride-memory": benchRideMemory,
  acknowledge: benchAcknowledge,
  backlog: benchBacklog,
  crowds: benchCrowds,
  roster: benchRoster,
  // Last: it leaves the rider with ten thousand rides.
  "reckon-rides": benchReckonRides,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join(", ")}": choose from ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}

const application = await startApplication();
try {
  const rider = await addRider(application);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench(application, rider);
  }
} finally {
  await application.close();
}
