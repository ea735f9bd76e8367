-- AlterTable
ALTER TABLE "Ride" ADD COLUMN     "effort" INTEGER,
ADD COLUMN     "feeling" INTEGER,
ADD COLUMN     "notes" TEXT,
ADD COLUMN     "ownTitle" TEXT,
ADD COLUMN     "ownType" TEXT,
ADD COLUMN     "removedAt" TIMESTAMP(3),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "RemovedActivity" (
    "riderId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "identity" TEXT NOT NULL,

    CONSTRAINT "RemovedActivity_pkey" PRIMARY KEY ("riderId","connectionId","identity")
);

-- CreateIndex
CREATE INDEX "Ride_removedAt_idx" ON "Ride"("removedAt");

-- AddForeignKey
ALTER TABLE "RemovedActivity" ADD CONSTRAINT "RemovedActivity_riderId_connectionId_fkey" FOREIGN KEY ("riderId", "connectionId") REFERENCES "Connection"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
