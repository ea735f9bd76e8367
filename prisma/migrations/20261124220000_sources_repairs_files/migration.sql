-- CreateEnum
CREATE TYPE "FigureKind" AS ENUM ('ftpWatts', 'thresholdHeartRate', 'maxHeartRate', 'restingHeartRate', 'weightKg', 'wPrimeJoules', 'powerZoneLimits', 'heartRateZoneLimits');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('terra', 'file');

-- CreateEnum
CREATE TYPE "UploadState" AS ENUM ('arriving', 'waiting', 'reading', 'done', 'refused');

-- CreateEnum
CREATE TYPE "FileState" AS ENUM ('waiting', 'stored', 'joined', 'duplicate', 'notRide', 'damaged');

-- DropForeignKey
ALTER TABLE "Ride" DROP CONSTRAINT "Ride_riderId_connectionId_fkey";

-- DropForeignKey
ALTER TABLE "RideChannel" DROP CONSTRAINT "RideChannel_riderId_rideId_fkey";

-- DropIndex
DROP INDEX "Ride_riderId_connectionId_summaryId_key";

-- AlterTable
ALTER TABLE "Ride" ADD COLUMN     "analysis" JSONB,
ADD COLUMN     "balancePercent" DOUBLE PRECISION,
ADD COLUMN     "decouplingPercent" DOUBLE PRECISION,
ADD COLUMN     "driftPercent" DOUBLE PRECISION,
ADD COLUMN     "edwardsImpulse" DOUBLE PRECISION,
ADD COLUMN     "efficiency" DOUBLE PRECISION,
ADD COLUMN     "known" JSONB,
ADD COLUMN     "leastWBalanceIntegralKilojoules" DOUBLE PRECISION,
ADD COLUMN     "leastWBalanceKilojoules" DOUBLE PRECISION,
ADD COLUMN     "maxElevationMeters" DOUBLE PRECISION,
ADD COLUMN     "maxTemperatureCelsius" DOUBLE PRECISION,
ADD COLUMN     "meanPowerAboveZeroWatts" DOUBLE PRECISION,
ADD COLUMN     "meanWattsPerKilogram" DOUBLE PRECISION,
ADD COLUMN     "minElevationMeters" DOUBLE PRECISION,
ADD COLUMN     "minHeartRateBpm" DOUBLE PRECISION,
ADD COLUMN     "minTemperatureCelsius" DOUBLE PRECISION,
ADD COLUMN     "reckoner" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "steepestPercent" DOUBLE PRECISION,
ADD COLUMN     "trainingImpulse" DOUBLE PRECISION,
ADD COLUMN     "variability" DOUBLE PRECISION,
ADD COLUMN     "weightedWattsPerKilogram" DOUBLE PRECISION,
ADD COLUMN     "workAboveThresholdKilojoules" DOUBLE PRECISION,
ADD COLUMN     "xPowerWatts" DOUBLE PRECISION;

-- What was a ride's is its source's, and its first source has its id.
ALTER TABLE "RideChannel" RENAME COLUMN "rideId" TO "sourceId";
-- So that its constraint is named as in a new database.
ALTER TABLE "RideChannel" DROP CONSTRAINT "RideChannel_pkey";
ALTER TABLE "RideChannel" ALTER COLUMN "sourceId" DROP NOT NULL;
ALTER TABLE "RideChannel" ALTER COLUMN "sourceId" SET NOT NULL;
ALTER TABLE "RideChannel" ADD CONSTRAINT "RideChannel_pkey" PRIMARY KEY ("riderId", "sourceId", "name");

-- CreateTable
CREATE TABLE "RiderFigure" (
    "riderId" UUID NOT NULL,
    "kind" "FigureKind" NOT NULL,
    "validFrom" DATE NOT NULL,
    "values" DOUBLE PRECISION[],

    CONSTRAINT "RiderFigure_pkey" PRIMARY KEY ("riderId","kind","validFrom")
);

-- CreateTable
CREATE TABLE "Reckoning" (
    "riderId" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Reckoning_pkey" PRIMARY KEY ("riderId")
);

-- CreateTable
CREATE TABLE "RideSource" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "connectionId" UUID,
    "deliveryId" UUID,
    "fileId" UUID,
    "identity" TEXT NOT NULL,
    "orderedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "title" TEXT NOT NULL,
    "activityType" INTEGER NOT NULL,
    "isIndoor" BOOLEAN NOT NULL,
    "isPending" BOOLEAN NOT NULL DEFAULT false,
    "isIncomplete" BOOLEAN NOT NULL DEFAULT false,
    "deletedAt" TIMESTAMP(3),
    "isApart" BOOLEAN NOT NULL DEFAULT false,
    "device" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "offsetMinutes" INTEGER,
    "elapsedSeconds" INTEGER NOT NULL,
    "pauses" INTEGER[],
    "clockJumps" INTEGER[],
    "laps" JSONB NOT NULL,
    "told" JSONB NOT NULL,
    "remarks" TEXT[],
    "facts" JSONB NOT NULL,
    "channelsUsed" TEXT[],

    CONSTRAINT "RideSource_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "RideRepair" (
    "riderId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "spans" INTEGER[],
    "readings" INTEGER NOT NULL,
    "isUndone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RideRepair_pkey" PRIMARY KEY ("riderId","sourceId","kind")
);

-- CreateTable
CREATE TABLE "RideBest" (
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "start" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RideBest_pkey" PRIMARY KEY ("riderId","rideId","kind","size")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoingAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "byteCount" BIGINT NOT NULL,
    "receivedBytes" BIGINT NOT NULL DEFAULT 0,
    "state" "UploadState" NOT NULL DEFAULT 'arriving',
    "reason" TEXT,
    "entryCount" INTEGER,
    "readCount" INTEGER NOT NULL DEFAULT 0,
    "otherCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "UploadPart" (
    "riderId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "offset" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "UploadPart_pkey" PRIMARY KEY ("riderId","uploadId","offset")
);

-- CreateTable
CREATE TABLE "RideFile" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT,
    "byteCount" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "state" "FileState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "RideFile_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "RideFileBody" (
    "riderId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RideFileBody_pkey" PRIMARY KEY ("riderId","fileId")
);

-- Until now every ride was Terra's and had one source.
INSERT INTO "RideSource" (
    "riderId", "id", "rideId", "kind", "connectionId", "deliveryId", "identity", "orderedAt", "receivedAt", "title",
    "activityType", "isIndoor", "isPending", "deletedAt", "device", "startedAt", "offsetMinutes", "elapsedSeconds",
    "pauses", "clockJumps", "laps", "told", "remarks", "facts",
    "channelsUsed"
)
SELECT
    "riderId", "id", "id", 'terra', "connectionId", "deliveryId", "summaryId", "orderedAt", "receivedAt", "title",
    "activityType", "isIndoor", "isPending", "deletedAt", "device", "startedAt", "offsetMinutes", "elapsedSeconds",
    COALESCE("pauses", '{}'), '{}',
    COALESCE((
        SELECT jsonb_agg(
            jsonb_build_object('start', lap."startSecond", 'end', lap."endSecond", 'trigger', lap."trigger") ORDER BY lap."number"
        )
        FROM "RideLap" lap WHERE lap."riderId" = ride."riderId" AND lap."rideId" = ride."id"
    ), '[]'),
    -- The numbers as they stood: what can be reckoned from the channels replaces them.
    jsonb_build_object(
        'whole', jsonb_build_object(
            'timerSeconds', "timerSeconds", 'distanceMeters', "distanceMeters", 'energyKilocalories', "energyKilocalories"
        ),
        'numbers', jsonb_strip_nulls(jsonb_build_object(
            'ascentMeters', "ascentMeters", 'descentMeters', "descentMeters", 'meanSpeedMps', "meanSpeedMps",
            'maxSpeedMps', "maxSpeedMps", 'meanPowerWatts', "meanPowerWatts", 'maxPowerWatts', "maxPowerWatts",
            'meanHeartRateBpm', "meanHeartRateBpm", 'maxHeartRateBpm', "maxHeartRateBpm",
            'meanCadenceRpm', "meanCadenceRpm", 'maxCadenceRpm', "maxCadenceRpm"
        ))
    ),
    -- What was left out is found again, as repairs.
    ARRAY(SELECT remark FROM unnest("remarks") remark WHERE remark NOT LIKE 'We left out %'),
    '{"devices": [], "thresholdPowerWatts": null, "thresholdHeartRateBpm": null, "maxHeartRateBpm": null, "powerZoneLimits": null, "heartRateZoneLimits": null, "timerEvents": 0, "heartBeats": 0}',
    ARRAY(
        SELECT channel."name" FROM "RideChannel" channel
        WHERE channel."riderId" = ride."riderId" AND channel."sourceId" = ride."id" ORDER BY channel."name"
    )
FROM "Ride" ride;

-- A row for each figure from the day on which it changed.
INSERT INTO "RiderFigure" ("riderId", "kind", "validFrom", "values")
SELECT "riderId", "kind", "validFrom", "values"
FROM (
    SELECT
        "riderId", "kind", "validFrom",
        CASE WHEN "value" IS NULL THEN '{}' ELSE ARRAY["value"] END AS "values",
        "value" IS DISTINCT FROM lag("value") OVER (PARTITION BY "riderId", "kind" ORDER BY "validFrom") AS "isNew"
    FROM "RiderFigures" figures
    CROSS JOIN LATERAL (VALUES
        ('ftpWatts'::"FigureKind", figures."ftpWatts"::float), ('thresholdHeartRate', figures."thresholdHeartRate"),
        ('maxHeartRate', figures."maxHeartRate"), ('restingHeartRate', figures."restingHeartRate"),
        ('weightKg', figures."weightKg")
    ) AS each("kind", "value")
) changes
WHERE "isNew";

DROP TABLE "RiderFigures";
ALTER TABLE "Ride" DROP COLUMN "connectionId", DROP COLUMN "deliveryId", DROP COLUMN "orderedAt", DROP COLUMN "summaryId";

-- CreateIndex
CREATE INDEX "RideSource_riderId_rideId_idx" ON "RideSource"("riderId", "rideId");

-- CreateIndex
CREATE INDEX "RideSource_riderId_startedAt_idx" ON "RideSource"("riderId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "RideSource_riderId_connectionId_identity_key" ON "RideSource"("riderId", "connectionId", "identity");

-- CreateIndex
CREATE UNIQUE INDEX "RideSource_riderId_fileId_identity_key" ON "RideSource"("riderId", "fileId", "identity");

-- CreateIndex
CREATE INDEX "RideBest_riderId_kind_size_startedAt_idx" ON "RideBest"("riderId", "kind", "size", "startedAt");

-- CreateIndex
CREATE INDEX "ImportBatch_riderId_createdAt_idx" ON "ImportBatch"("riderId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Upload_riderId_batchId_idx" ON "Upload"("riderId", "batchId");

-- CreateIndex
CREATE INDEX "RideFile_riderId_batchId_id_idx" ON "RideFile"("riderId", "batchId", "id");

-- CreateIndex
CREATE INDEX "RideFile_riderId_hash_idx" ON "RideFile"("riderId", "hash");

-- CreateIndex
CREATE INDEX "RideFile_state_receivedAt_idx" ON "RideFile"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "Upload_state_createdAt_idx" ON "Upload"("state", "createdAt");

-- AddForeignKey
ALTER TABLE "RiderFigure" ADD CONSTRAINT "RiderFigure_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Reckoning" ADD CONSTRAINT "Reckoning_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideSource" ADD CONSTRAINT "RideSource_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideSource" ADD CONSTRAINT "RideSource_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideSource" ADD CONSTRAINT "RideSource_riderId_fileId_fkey" FOREIGN KEY ("riderId", "fileId") REFERENCES "RideFile"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideChannel" ADD CONSTRAINT "RideChannel_riderId_sourceId_fkey" FOREIGN KEY ("riderId", "sourceId") REFERENCES "RideSource"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideRepair" ADD CONSTRAINT "RideRepair_riderId_sourceId_fkey" FOREIGN KEY ("riderId", "sourceId") REFERENCES "RideSource"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideBest" ADD CONSTRAINT "RideBest_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_riderId_batchId_fkey" FOREIGN KEY ("riderId", "batchId") REFERENCES "ImportBatch"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "UploadPart" ADD CONSTRAINT "UploadPart_riderId_uploadId_fkey" FOREIGN KEY ("riderId", "uploadId") REFERENCES "Upload"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideFile" ADD CONSTRAINT "RideFile_riderId_batchId_fkey" FOREIGN KEY ("riderId", "batchId") REFERENCES "ImportBatch"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideFile" ADD CONSTRAINT "RideFile_riderId_uploadId_fkey" FOREIGN KEY ("riderId", "uploadId") REFERENCES "Upload"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideFileBody" ADD CONSTRAINT "RideFileBody_riderId_fileId_fkey" FOREIGN KEY ("riderId", "fileId") REFERENCES "RideFile"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- These bytes are compressed already: PostgreSQL is not to try again.
ALTER TABLE "RideFileBody" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "UploadPart" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
