/** A name in a mail without anything that a mail program would make a link of. */
export const withoutLinks = (text: string): string => text.replace(/:?\/\/+/g, " ").replace(/[.@](?=\S)/g, "$& ");
