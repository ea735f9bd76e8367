-- AlterTable
ALTER TABLE "User" ADD COLUMN     "isOperator" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Ride" ADD COLUMN     "cropFrom" TIMESTAMP(3),
ADD COLUMN     "cropUntil" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RideSource" ADD COLUMN     "askAnswer" TEXT,
ADD COLUMN     "askedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "HouseSetting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HouseSetting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RideShare" (
    "tokenHash" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "withMap" BOOLEAN NOT NULL,
    "withHeartRate" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "openings" INTEGER NOT NULL DEFAULT 0,
    "lastOpenedAt" TIMESTAMP(3),

    CONSTRAINT "RideShare_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "ViewChoices" (
    "riderId" UUID NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "ViewChoices_pkey" PRIMARY KEY ("riderId")
);

-- CreateTable
CREATE TABLE "PrivatePlace" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "radiusMeters" INTEGER NOT NULL,
    "shiftNorthMeters" DOUBLE PRECISION NOT NULL,
    "shiftEastMeters" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PrivatePlace_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "OwnEffort" (
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "replacesFrom" TIMESTAMP(3),
    "replacesUntil" TIMESTAMP(3),
    "isHidden" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "OwnEffort_pkey" PRIMARY KEY ("riderId","rideId","id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "RideShare_id_key" ON "RideShare"("id");

-- CreateIndex
CREATE INDEX "RideShare_riderId_rideId_idx" ON "RideShare"("riderId", "rideId");

-- CreateIndex
CREATE INDEX "RideShare_expiresAt_idx" ON "RideShare"("expiresAt");

-- AddForeignKey
ALTER TABLE "RideShare" ADD CONSTRAINT "RideShare_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ViewChoices" ADD CONSTRAINT "ViewChoices_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "PrivatePlace" ADD CONSTRAINT "PrivatePlace_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "OwnEffort" ADD CONSTRAINT "OwnEffort_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
