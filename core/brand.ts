declare const brand: unique symbol;

/** A value that only its own constructor can make: a plain string is not a RideId. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
