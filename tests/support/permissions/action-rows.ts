import type { Who } from "./people";
import type { Things } from "./things";

/** One server action, and who may change the athlete's things by it. */
export interface ActionRow {
  /** As the build has it. */
  file: string;
  name: string;
  /** An address of a page that has it. */
  on: (things: Things) => string;
  args: (things: Things) => unknown[];
  /** Who changes the athlete's things by it, or the house's. In the name of all others nothing of these changes. */
  may: Who;
  /** Why it is not shown that those who may can do it. */
  uncontrolled: string | null;
  /** Why those who may not are told apart what is there and what is not. */
  unlike: string | null;
}

type Fields = Record<string, string>;

const formOf = (fields: Fields): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const EMPTY = { message: null, problems: {}, values: {} };

/** Rows of the actions of one file, on one page. */
export const actionsOf = (file: string, page: (things: Things) => string, may: Who) => {
  const row = (name: string, args: ActionRow["args"], special: Partial<ActionRow> = {}): ActionRow => ({
    ...{ file, name, on: page, args, may, uncontrolled: null, unlike: null },
    ...special,
  });
  return {
    /** Called with what a script says. */
    call: row,
    /** Called with a form alone. */
    form: (name: string, fields: (things: Things) => Fields, special?: Partial<ActionRow>) =>
      row(name, (things) => [formOf(fields(things))], special),
    /** Called with a form, and with what was answered to it before. */
    state: (name: string, fields: (things: Things) => Fields, special?: Partial<ActionRow>) =>
      row(name, (things) => [EMPTY, formOf(fields(things))], special),
  };
};
