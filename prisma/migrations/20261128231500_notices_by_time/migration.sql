-- CreateIndex
CREATE INDEX "Notice_at_idx" ON "Notice"("at");
