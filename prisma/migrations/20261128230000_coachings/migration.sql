-- CreateEnum
CREATE TYPE "CoachingRole" AS ENUM ('athlete', 'coach');

-- AlterTable
ALTER TABLE "RiderFigure" ADD COLUMN     "setAt" TIMESTAMP(3),
ADD COLUMN     "setById" UUID;

-- CreateTable
CREATE TABLE "Coaching" (
    "athleteId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "acceptedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),
    "endedById" UUID,
    "changedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "since" TIMESTAMP(3),
    "until" TIMESTAMP(3),
    "withMap" BOOLEAN NOT NULL DEFAULT false,
    "withHeartRate" BOOLEAN NOT NULL DEFAULT false,
    "withWeight" BOOLEAN NOT NULL DEFAULT false,
    "withNotes" BOOLEAN NOT NULL DEFAULT false,
    "withHealth" BOOLEAN NOT NULL DEFAULT false,
    "withCycle" BOOLEAN NOT NULL DEFAULT false,
    "mayCompare" BOOLEAN NOT NULL DEFAULT false,
    "groupName" TEXT,

    CONSTRAINT "Coaching_pkey" PRIMARY KEY ("athleteId","coachId")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "tokenHash" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "inviterId" UUID NOT NULL,
    "invitedAs" "CoachingRole" NOT NULL,
    "email" TEXT,
    "consent" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "acceptedAt" TIMESTAMP(3),
    "acceptedById" UUID,
    "declinedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "CoachChoices" (
    "coachId" UUID NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "CoachChoices_pkey" PRIMARY KEY ("coachId")
);

-- CreateTable
CREATE TABLE "RosterLook" (
    "coachId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RosterLook_pkey" PRIMARY KEY ("coachId","at")
);

-- CreateTable
CREATE TABLE "CoachLook" (
    "riderId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "what" TEXT NOT NULL,
    "rideId" TEXT NOT NULL,

    CONSTRAINT "CoachLook_pkey" PRIMARY KEY ("riderId","coachId","at","what","rideId")
);

-- CreateTable
CREATE TABLE "RideComment" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3),
    "endsAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "RideComment_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "CommentRead" (
    "riderId" UUID NOT NULL,
    "rideId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "readerId" UUID NOT NULL,
    "readAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CommentRead_pkey" PRIMARY KEY ("riderId","rideId","coachId","readerId")
);

-- CreateTable
CREATE TABLE "AthleteDigest" (
    "riderId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "values" JSONB NOT NULL,

    CONSTRAINT "AthleteDigest_pkey" PRIMARY KEY ("riderId","coachId")
);

-- CreateTable
CREATE TABLE "AttentionMark" (
    "riderId" UUID NOT NULL,
    "coachId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "snoozedUntil" TIMESTAMP(3),

    CONSTRAINT "AttentionMark_pkey" PRIMARY KEY ("riderId","coachId","rule","evidence")
);

-- CreateTable
CREATE TABLE "Notice" (
    "riderId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "content" JSONB NOT NULL,
    "readAt" TIMESTAMP(3),
    "mailedAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("riderId","id")
);

-- CreateTable
CREATE TABLE "NoticeChoices" (
    "userId" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "unsubscribeHash" BYTEA,

    CONSTRAINT "NoticeChoices_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "Coaching_coachId_idx" ON "Coaching"("coachId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_id_key" ON "Invitation"("id");

-- CreateIndex
CREATE INDEX "Invitation_inviterId_idx" ON "Invitation"("inviterId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_expiresAt_idx" ON "Invitation"("expiresAt");

-- CreateIndex
CREATE INDEX "CoachLook_riderId_at_idx" ON "CoachLook"("riderId", "at" DESC);

-- CreateIndex
CREATE INDEX "RideComment_riderId_rideId_idx" ON "RideComment"("riderId", "rideId");

-- CreateIndex
CREATE INDEX "RideComment_riderId_coachId_createdAt_idx" ON "RideComment"("riderId", "coachId", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_riderId_at_idx" ON "Notice"("riderId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "NoticeChoices_unsubscribeHash_key" ON "NoticeChoices"("unsubscribeHash");

-- AddForeignKey
ALTER TABLE "Coaching" ADD CONSTRAINT "Coaching_athleteId_fkey" FOREIGN KEY ("athleteId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Coaching" ADD CONSTRAINT "Coaching_coachId_fkey" FOREIGN KEY ("coachId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CoachChoices" ADD CONSTRAINT "CoachChoices_coachId_fkey" FOREIGN KEY ("coachId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RosterLook" ADD CONSTRAINT "RosterLook_coachId_fkey" FOREIGN KEY ("coachId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CoachLook" ADD CONSTRAINT "CoachLook_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideComment" ADD CONSTRAINT "RideComment_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "RideComment" ADD CONSTRAINT "RideComment_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CommentRead" ADD CONSTRAINT "CommentRead_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CommentRead" ADD CONSTRAINT "CommentRead_riderId_rideId_fkey" FOREIGN KEY ("riderId", "rideId") REFERENCES "Ride"("riderId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AthleteDigest" ADD CONSTRAINT "AthleteDigest_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AttentionMark" ADD CONSTRAINT "AttentionMark_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_riderId_fkey" FOREIGN KEY ("riderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NoticeChoices" ADD CONSTRAINT "NoticeChoices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
