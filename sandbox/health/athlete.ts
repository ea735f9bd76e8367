import type { Cyclist } from "../riders/rider";

/** Who a rider is at the provider, in the words of Terra's Athlete (terra-api.md 5.9). Nobody of them exists. */
export function athleteOf({ id, name, zone }: Cyclist): object {
  const [first, ...rest] = name.split(" ");
  const { sex, born, city, country } = LIVES[id] ?? { sex: null, born: null, city: null, country: null };
  return {
    first_name: first,
    last_name: rest.join(" "),
    email: `${id}@sandbox.example`,
    sex,
    gender: sex,
    date_of_birth: born,
    age: null,
    bio: null,
    city: city ?? zone.split("/")[1],
    state: null,
    country,
    account_creation_date: "2024-05-01",
    provider_user_id: `provider-${id}`,
    joined_provider: "2024-05-01",
    devices: [],
  };
}

const LIVES: Record<string, { sex: string; born: string; city: string; country: string }> = {
  ines: { sex: "female", born: "1993-02-11", city: "Castelo Branco", country: "PT" },
  tom: { sex: "male", born: "1981-08-30", city: "Thetford", country: "GB" },
  mei: { sex: "female", born: "1989-12-05", city: "Örebro", country: "SE" },
  demonstration: { sex: "male", born: "1990-06-17", city: "Montluçon", country: "FR" },
};
