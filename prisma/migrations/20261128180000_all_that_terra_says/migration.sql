-- CreateEnum
CREATE TYPE "RequestKind" AS ENUM ('history', 'again', 'gap');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('running', 'finished', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "WindowState" AS ENUM ('waiting', 'asked', 'done', 'failed');

-- CreateEnum
CREATE TYPE "DeliveryOrigin" AS ENUM ('webhook', 'asked', 'fetched');

-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "accountId" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMP(3),
ADD COLUMN     "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "appliedMs" INTEGER,
ADD COLUMN     "effects" JSONB,
ADD COLUMN     "headers" JSONB,
ADD COLUMN     "origin" "DeliveryOrigin" NOT NULL DEFAULT 'webhook',
ADD COLUMN     "receivedMs" INTEGER,
ADD COLUMN     "redactedAt" TIMESTAMP(3),
ADD COLUMN     "signedAt" TIMESTAMP(3),
ADD COLUMN     "signedWith" TEXT;

-- CreateTable
CREATE TABLE "FormerTerraUser" (
    "terraUserId" TEXT NOT NULL,
    "riderId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "replacedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerTerraUser_pkey" PRIMARY KEY ("terraUserId")
);

-- CreateTable
CREATE TABLE "HistoryRequest" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" "RequestKind" NOT NULL,
    "state" "RequestState" NOT NULL DEFAULT 'running',
    "from" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),
    "reason" TEXT,
    "waitsUntil" TIMESTAMP(3),

    CONSTRAINT "HistoryRequest_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "HistoryWindow" (
    "riderId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "from" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "state" "WindowState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "reference" TEXT,
    "expectedPayloads" INTEGER,
    "receivedPayloads" INTEGER NOT NULL DEFAULT 0,
    "itemsFound" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,

    CONSTRAINT "HistoryWindow_pkey" PRIMARY KEY ("riderId","requestId","number","type")
);

-- CreateTable
CREATE TABLE "HealthDay" (
    "riderId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "orderedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "deliveryId" UUID,
    "deletedAt" TIMESTAMP(3),
    "figures" JSONB NOT NULL,
    "whole" BYTEA NOT NULL,

    CONSTRAINT "HealthDay_pkey" PRIMARY KEY ("riderId","connectionId","type","identity")
);

-- CreateTable
CREATE TABLE "DataChoices" (
    "riderId" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataChoices_pkey" PRIMARY KEY ("riderId")
);

-- CreateTable
CREATE TABLE "Alarm" (
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "message" TEXT NOT NULL,

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "FormerTerraUser_riderId_connectionId_idx" ON "FormerTerraUser"("riderId", "connectionId");

-- CreateIndex
CREATE INDEX "HistoryRequest_riderId_connectionId_createdAt_idx" ON "HistoryRequest"("riderId", "connectionId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "HistoryRequest_state_idx" ON "HistoryRequest"("state");

-- CreateIndex
CREATE INDEX "HistoryWindow_reference_idx" ON "HistoryWindow"("reference");

-- CreateIndex
CREATE INDEX "HealthDay_riderId_type_day_idx" ON "HealthDay"("riderId", "type", "day");

-- CreateIndex
CREATE INDEX "Delivery_receivedAt_idx" ON "Delivery"("receivedAt");

-- CreateIndex
CREATE INDEX "Delivery_riderId_receivedAt_idx" ON "Delivery"("riderId", "receivedAt");

-- CreateIndex
CREATE INDEX "Delivery_reference_idx" ON "Delivery"("reference");

-- AddForeignKey
ALTER TABLE "FormerTerraUser" ADD CONSTRAINT "FormerTerraUser_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HistoryRequest" ADD CONSTRAINT "HistoryRequest_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HistoryRequest" ADD CONSTRAINT "HistoryRequest_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HistoryWindow" ADD CONSTRAINT "HistoryWindow_riderId_requestId_fkey" FOREIGN KEY ("riderId", "requestId") REFERENCES "HistoryRequest"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HealthDay" ADD CONSTRAINT "HealthDay_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "HealthDay" ADD CONSTRAINT "HealthDay_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DataChoices" ADD CONSTRAINT "DataChoices_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
