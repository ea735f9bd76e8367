import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { ReactNode } from "react";

/** What lies deeper is shown as it was typed. */
const DEEPEST = 12;

/**
 * Text that a person wrote as Markdown. Only what is named here is drawn, as elements of ours: HTML stays text, pictures
 * are their description, and links lead to the web or to a mailbox.
 */
export function Markdown({ text }: { text: string }) {
  const draw = (node: Nodes, depth: number): ReactNode => {
    if (!("children" in node)) return drawLeaf(node);
    const inside = depth < DEEPEST ? each(node.children, depth + 1) : typed(text, node);
    return drawParent(node, inside);
  };
  const each = (nodes: readonly RootContent[], depth: number) =>
    nodes.map((node) => <Drawn key={node.position?.start.offset}>{draw(node, depth)}</Drawn>);
  return <div className="flex flex-col gap-3 wrap-anywhere">{each(fromMarkdown(text).children, 0)}</div>;
}

const Drawn = ({ children }: { children: ReactNode }) => children;

type Parent = Extract<Nodes, { children: unknown }>;
type Leaf = Exclude<Nodes, Parent>;

const typed = (text: string, { position }: Nodes) => text.slice(position?.start.offset, position?.end.offset);

function drawParent(node: Parent, inside: ReactNode): ReactNode {
  switch (node.type) {
    case "paragraph":
      return <p className="whitespace-pre-line">{inside}</p>;
    case "heading":
      return <h3 className="font-medium">{inside}</h3>;
    case "strong":
      return <strong className="font-medium">{inside}</strong>;
    case "emphasis":
      return <em>{inside}</em>;
    case "blockquote":
      return <blockquote className="flex flex-col gap-3 border-l-2 border-line pl-4 text-muted">{inside}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1} className="list-decimal pl-6">
          {inside}
        </ol>
      ) : (
        <ul className="list-disc pl-6">{inside}</ul>
      );
    case "listItem":
      return <li>{inside}</li>;
    case "link":
      return isOutside(node.url) ? (
        <a
          href={node.url}
          rel="noopener noreferrer nofollow"
          className="text-accent underline underline-offset-3 decoration-from-font hover:decoration-2"
        >
          {inside}
        </a>
      ) : (
        inside
      );
    default:
      return inside;
  }
}

function drawLeaf(node: Leaf): ReactNode {
  switch (node.type) {
    case "text":
    case "html":
      return node.value;
    case "inlineCode":
      return <code className="font-mono text-small">{node.value}</code>;
    case "code":
      return <pre className="rounded-small bg-sunken p-3 font-mono text-small whitespace-pre-wrap">{node.value}</pre>;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr className="border-line" />;
    case "image":
    case "imageReference":
      return node.alt;
    default:
      return null;
  }
}

const OUTSIDE = ["http:", "https:", "mailto:"];

/** What has no scheme would lead to a page of ours, what has another may be a program. */
const isOutside = (address: string) => OUTSIDE.includes(URL.parse(address)?.protocol ?? "");
