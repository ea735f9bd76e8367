import { z } from "zod";

const listIn = (text: string): string[] =>
  text
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");

/** What a provider lets Terra see: parted by commas, or in Terra's newer words an array. Null where it is not said. */
export const Scopes = z
  .union([z.string().transform(listIn), z.array(z.string())])
  .nullish()
  .catch(null);

/**
 * Terra's user: one link between us and one account at a provider. Asked for is only what we use.
 *
 * @see terra-api.md, 2.5
 */
export const TerraUser = z.looseObject({
  user_id: z.string().min(1).max(200),
  provider: z.string().min(1).max(100),
  reference_id: z.string().nullish(),
  scopes: Scopes,
  active: z.boolean().nullish(),
});

export type TerraUser = z.infer<typeof TerraUser>;
