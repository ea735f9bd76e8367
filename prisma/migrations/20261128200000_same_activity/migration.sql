-- CreateIndex
CREATE INDEX "RideSource_identity_idx" ON "RideSource"("identity");
