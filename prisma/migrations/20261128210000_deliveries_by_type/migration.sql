-- CreateIndex
CREATE INDEX "Delivery_type_state_idx" ON "Delivery"("type", "state");
