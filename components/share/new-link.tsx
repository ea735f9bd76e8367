import { LinkOnce } from "./link-once";

/** A link to a ride that was just made, the one time that it is told. */
export const NewLink = ({ link, title }: { link: string; title: string }) => (
  <LinkOnce
    label="Your new link"
    link={link}
    title={title}
    beside={
      <a
        href={link}
        target="_blank"
        rel="noreferrer"
        className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
      >
        Look at it as others see it
      </a>
    }
  >
    Keep it now: we keep no copy, and it cannot be shown again. If you lose it, make a new one.
  </LinkOnce>
);
