-- The bytes of deliveries lie in a part for each day, in a schema of their own, so that a day is let go by dropping its
-- part (server/ingest/retention.ts). Ids are uuid v7, so the bounds of a day are ids. What was there stays where it lies, as
-- the part before the day after tomorrow. What no part was made for goes to the rest.
CREATE SCHEMA "bodies";

ALTER TABLE "DeliveryBody" RENAME CONSTRAINT "DeliveryBody_pkey" TO "before_pkey";
ALTER TABLE "DeliveryBody" RENAME CONSTRAINT "DeliveryBody_bodyHash_deliveryId_fkey" TO "before_bodyHash_deliveryId_fkey";
ALTER TABLE "DeliveryBody" RENAME TO "before";
ALTER TABLE "before" SET SCHEMA "bodies";

-- CreateTable
CREATE TABLE "DeliveryBody" (
    "bodyHash" BYTEA NOT NULL,
    "deliveryId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DeliveryBody_pkey" PRIMARY KEY ("bodyHash","deliveryId")
) PARTITION BY RANGE ("deliveryId");

-- They are compressed already.
ALTER TABLE "DeliveryBody" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- AddForeignKey
ALTER TABLE "DeliveryBody" ADD CONSTRAINT "DeliveryBody_bodyHash_deliveryId_fkey" FOREIGN KEY ("bodyHash", "deliveryId") REFERENCES "Delivery"("bodyHash", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

CREATE TABLE "bodies"."rest" PARTITION OF "DeliveryBody" DEFAULT;

-- What a clock that ran ahead has named.
WITH "stray" AS (
    DELETE FROM "bodies"."before" WHERE "deliveryId" >= rpad(lpad(to_hex((extract(epoch FROM date_trunc('day', now() AT TIME ZONE 'UTC') + interval '2 days') * 1000)::bigint), 12, '0'), 32, '0')::uuid RETURNING *
) INSERT INTO "bodies"."rest" SELECT * FROM "stray";

ALTER TABLE "DeliveryBody" ATTACH PARTITION "bodies"."before" FOR VALUES FROM (MINVALUE) TO ((rpad(lpad(to_hex((extract(epoch FROM date_trunc('day', now() AT TIME ZONE 'UTC') + interval '2 days') * 1000)::bigint), 12, '0'), 32, '0')::uuid));

-- CreateTable
CREATE TABLE "TerraCall" (
    "call" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TerraCall_pkey" PRIMARY KEY ("call","answer")
);

-- CreateIndex
CREATE INDEX "Delivery_id_idx" ON "Delivery"("id");
