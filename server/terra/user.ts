import { z } from "zod";

/**
 * Terra's user: one link between us and one account at a provider. Asked for is only what we use.
 *
 * @see terra-api.md, 2.5
 */
export const TerraUser = z.looseObject({
  user_id: z.string().min(1).max(200),
  provider: z.string().min(1).max(100),
  reference_id: z.string().nullish(),
  active: z.boolean().nullish(),
});

export type TerraUser = z.infer<typeof TerraUser>;
