-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ConnectionState" AS ENUM ('active', 'broken', 'revoked');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('waiting', 'parked', 'applied', 'unhandled', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "terraReference" UUID NOT NULL,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "terraUserId" TEXT NOT NULL,
    "state" "ConnectionState" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "reason" TEXT,
    "lastDeliveryAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectAttempt" (
    "stateHash" BYTEA NOT NULL,
    "riderId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "terraUserId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "refusal" TEXT,

    CONSTRAINT "ConnectAttempt_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "RiderFigures" (
    "riderId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "ftpWatts" INTEGER,
    "thresholdHeartRate" INTEGER,
    "maxHeartRate" INTEGER,
    "restingHeartRate" INTEGER,
    "weightKg" DOUBLE PRECISION,

    CONSTRAINT "RiderFigures_pkey" PRIMARY KEY ("riderId","validFrom")
);

-- CreateTable
CREATE TABLE "Ride" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "summaryId" TEXT NOT NULL,
    "orderedAt" TIMESTAMP(3) NOT NULL,
    "deliveryId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "title" TEXT NOT NULL,
    "activityType" INTEGER NOT NULL,
    "isIndoor" BOOLEAN NOT NULL,
    "isPending" BOOLEAN NOT NULL DEFAULT false,
    "deletedAt" TIMESTAMP(3),
    "device" TEXT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "offsetMinutes" INTEGER,
    "elapsedSeconds" INTEGER NOT NULL,
    "timerSeconds" INTEGER NOT NULL,
    "movingSeconds" INTEGER NOT NULL,
    "distanceMeters" DOUBLE PRECISION,
    "ascentMeters" DOUBLE PRECISION,
    "descentMeters" DOUBLE PRECISION,
    "meanSpeedMps" DOUBLE PRECISION,
    "maxSpeedMps" DOUBLE PRECISION,
    "meanPowerWatts" DOUBLE PRECISION,
    "maxPowerWatts" DOUBLE PRECISION,
    "weightedPowerWatts" DOUBLE PRECISION,
    "workKilojoules" DOUBLE PRECISION,
    "meanHeartRateBpm" DOUBLE PRECISION,
    "maxHeartRateBpm" DOUBLE PRECISION,
    "meanCadenceRpm" DOUBLE PRECISION,
    "maxCadenceRpm" DOUBLE PRECISION,
    "meanTemperatureCelsius" DOUBLE PRECISION,
    "energyKilocalories" DOUBLE PRECISION,
    "powerShare" DOUBLE PRECISION,
    "heartRateShare" DOUBLE PRECISION,
    "intensity" DOUBLE PRECISION,
    "load" DOUBLE PRECISION,
    "heartRateLoad" DOUBLE PRECISION,
    "pauses" INTEGER[],
    "remarks" TEXT[],
    "sketch" BYTEA,

    CONSTRAINT "Ride_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "RideChannel" (
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RideChannel_pkey" PRIMARY KEY ("riderId","rideId","name")
);

-- CreateTable
CREATE TABLE "RideLap" (
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startSecond" INTEGER NOT NULL,
    "endSecond" INTEGER NOT NULL,
    "timerSeconds" INTEGER NOT NULL,
    "distanceMeters" DOUBLE PRECISION,
    "ascentMeters" DOUBLE PRECISION,
    "meanSpeedMps" DOUBLE PRECISION,
    "meanPowerWatts" DOUBLE PRECISION,
    "weightedPowerWatts" DOUBLE PRECISION,
    "maxPowerWatts" DOUBLE PRECISION,
    "meanHeartRateBpm" DOUBLE PRECISION,
    "maxHeartRateBpm" DOUBLE PRECISION,
    "meanCadenceRpm" DOUBLE PRECISION,
    "trigger" TEXT,

    CONSTRAINT "RideLap_pkey" PRIMARY KEY ("riderId","rideId","number")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "bodyHash" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "traceKey" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,
    "reference" TEXT,
    "orderedAt" TIMESTAMP(3),
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byteCount" INTEGER NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'waiting',
    "type" TEXT,
    "terraUserId" TEXT,
    "riderId" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("bodyHash","id")
);

-- CreateTable
CREATE TABLE "DeliveryBody" (
    "bodyHash" BYTEA NOT NULL,
    "deliveryId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DeliveryBody_pkey" PRIMARY KEY ("bodyHash","deliveryId")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_terraReference_key" ON "User"("terraReference");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_terraUserId_key" ON "Connection"("terraUserId");

-- CreateIndex
CREATE INDEX "Connection_riderId_provider_idx" ON "Connection"("riderId", "provider");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_riderId_id_key" ON "Connection"("riderId", "id");

-- CreateIndex
CREATE INDEX "ConnectAttempt_riderId_idx" ON "ConnectAttempt"("riderId");

-- CreateIndex
CREATE INDEX "Ride_riderId_startedAt_idx" ON "Ride"("riderId", "startedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Ride_riderId_connectionId_summaryId_key" ON "Ride"("riderId", "connectionId", "summaryId");

-- CreateIndex
CREATE INDEX "Delivery_state_receivedAt_idx" ON "Delivery"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "Delivery_terraUserId_state_idx" ON "Delivery"("terraUserId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_bodyHash_traceKey_key" ON "Delivery"("bodyHash", "traceKey");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_bodyHash_signature_key" ON "Delivery"("bodyHash", "signature");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ConnectAttempt" ADD CONSTRAINT "ConnectAttempt_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RiderFigures" ADD CONSTRAINT "RiderFigures_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Ride" ADD CONSTRAINT "Ride_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Ride" ADD CONSTRAINT "Ride_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideChannel" ADD CONSTRAINT "RideChannel_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideLap" ADD CONSTRAINT "RideLap_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DeliveryBody" ADD CONSTRAINT "DeliveryBody_bodyHash_deliveryId_fkey" FOREIGN KEY ("bodyHash", "deliveryId") REFERENCES "Delivery"("bodyHash", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- These bytes are compressed already: PostgreSQL is not to try again.
ALTER TABLE "RideChannel" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "DeliveryBody" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
