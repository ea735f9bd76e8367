import { benchAcknowledge } from "../tests/bench/acknowledge.bench";
import { benchLongRide, benchStoredBytes } from "../tests/bench/long-ride.bench";
import { addRider } from "../tests/bench/rider";
import { startApplication } from "../tests/support/application";

const application = await startApplication();
try {
  const rider = await addRider(application);
  await benchLongRide(application, rider);
  await benchStoredBytes(application);
  await benchAcknowledge(application, rider);
} finally {
  await application.close();
}
