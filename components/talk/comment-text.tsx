import { Fragment } from "react";
import { partsOfComment } from "@/core/comments";

/** What somebody wrote, as they typed it; only addresses of the web become links. */
export const CommentText = ({ text }: { text: string }) => (
  <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
    {partsOfComment(text).map((part, index) =>
      part.kind === "link" ? (
        <a
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
          key={index}
          href={part.href}
          rel="noopener noreferrer nofollow"
          className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
        >
          {part.text}
        </a>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
        <Fragment key={index}>{part.text}</Fragment>
      ),
    )}
  </p>
);
