"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { AlarmKind } from "@/server/alarms";
import { findViewer } from "@/server/auth";
import { dismissAlarm, redriveJobs } from "@/server/data/operator/queues";

const Queue = z.object({ queue: z.string().max(60) });
const Alarm = z.object({ kind: z.string().max(60) });

/** Has what a queue gave up tried once more. To whoever is no operator, or not any more, there is nothing here. */
export async function redriveAction(form: FormData): Promise<void> {
  const viewer = await findViewer();
  const input = Queue.safeParse(Object.fromEntries(form));
  const count = viewer && input.success ? await redriveJobs(viewer, input.data.queue) : null;
  if (count === null) notFound();
  revalidatePath("/setup/queues");
}

/** Takes an alarm off the list; of a kind that there is not, none is taken off. */
export async function dismissAction(form: FormData): Promise<void> {
  const viewer = await findViewer();
  const input = Alarm.safeParse(Object.fromEntries(form));
  const isDone = viewer && input.success && (await dismissAlarm(viewer, input.data.kind as AlarmKind));
  if (!isDone) notFound();
  revalidatePath("/setup/queues");
}
