import type { Page } from "@playwright/test";

/**
 * Waits until a page can be judged: on the way from one colour scheme to the other its colours are neither's, and after a
 * step from page to page its title may come a moment later than its heading.
 */
export async function standsStill(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isOver = (animation: Animation) =>
      animation.playState !== "running" || animation.effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
    return document.title !== "" && document.getAnimations().every(isOver);
  });
}
