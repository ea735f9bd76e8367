-- AlterTable
ALTER TABLE "HistoryWindow" ADD COLUMN     "namelessAnswers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "requestedAt" TIMESTAMP(3)[] DEFAULT ARRAY[]::TIMESTAMP(3)[];
