/*
 * What a coach who may see everything is sent of a ride, by the names of its fields, in every depth: written down from what
 * core/ride.ts and core/bests.ts say of each. A field more makes a test fail until somebody decided whose business it is.
 */

const STRETCH =
  "timerSeconds distanceMeters ascentMeters meanSpeedMps meanPowerWatts weightedPowerWatts maxPowerWatts " +
  "meanHeartRateBpm maxHeartRateBpm meanCadenceRpm";

const NUMBERS = `${STRETCH} elapsedSeconds movingSeconds descentMeters minElevationMeters maxElevationMeters
  steepestPercent maxSpeedMps maxCadenceRpm meanTemperatureCelsius minTemperatureCelsius maxTemperatureCelsius
  meanPowerAboveZeroWatts xPowerWatts variability efficiency meanWattsPerKilogram weightedWattsPerKilogram balancePercent
  workAboveThresholdKilojoules leastWBalanceKilojoules leastWBalanceIntegralKilojoules minHeartRateBpm trainingImpulse
  edwardsImpulse decouplingPercent driftPercent workKilojoules energyKilocalories powerShare heartRateShare intensity load
  heartRateLoad`;

const SUMMARY = `${NUMBERS} id riderId version title startedAt offsetMinutes isIndoor isPending sketch isLoadEstimated`;

const RIDE = `${SUMMARY} channelNames laps pauses device receivedAt remarks known analysis sources repairs words crop
  ownEfforts
  start end trigger number
  figures origins ftpWatts thresholdHeartRate maxHeartRate restingHeartRate weightKg wPrimeJoules powerZoneLimits
  heartRateZoneLimits is how validFrom
  powerCurve heartRateCurve efforts foundEfforts climbs powerZones heartRateZones quadrants quadrantBins histograms
  heartRateAgainstPower
  seconds values starts kind size value group limits cadenceRpm splitVelocityMps splitForceNewtons columns rows channel width
  first lagSeconds windowSeconds minutes watts bpm
  notes effort feeling tags type name replaces isHidden`;

const BESTS = `year byValue byWeight placings ninety-days season all-time kind size value rideId title startedAt
  offsetMinutes weightKg rank of record`;

const RECORDING = `startedAt offsetMinutes elapsedSeconds channels track latitude longitude pauses laps start end trigger
  told timerSeconds distanceMeters energyKilocalories isIndoor`;

const sorted = (names: string): string[] => [...new Set(names.split(/\s+/))].sort();

export const SUMMARY_KEYS = sorted(SUMMARY);
export const RIDE_KEYS = sorted(RIDE);
export const BEST_KEYS = sorted(BESTS);
export const RECORDING_KEYS = sorted(RECORDING);
