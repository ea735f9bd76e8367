"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type JsonChild, type JsonPiece, stepInto } from "@/core/json-pieces";

type Piece = ({ isJson: true } & JsonPiece) | { isJson: false; text: string };

/** What a delivery says, unfolded piece by piece: however large it is, only what is looked at comes here. */
export function JsonTree({ deliveryId }: { deliveryId: string }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Members deliveryId={deliveryId} pointer="" name="The delivery" />;
  return (
    <Button look="plain" onClick={() => setOpen(true)}>
      Show what it says
    </Button>
  );
}

type Loaded = { state: "loading" } | { state: "failed" } | { state: "there"; piece: Piece };

function Members({ deliveryId, pointer, name }: { deliveryId: string; pointer: string; name: string }) {
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks for the same once more.
  useEffect(() => {
    let isWanted = true;
    const show = (now: Loaded) => isWanted && setLoaded(now);
    show({ state: "loading" });
    fetchPiece(deliveryId, pointer, 0).then(
      (piece) => show({ state: "there", piece }),
      () => show({ state: "failed" }),
    );
    return () => {
      isWanted = false;
    };
  }, [deliveryId, pointer, tries]);

  const loadMore = async (shown: readonly JsonChild[]) => {
    try {
      const piece = await fetchPiece(deliveryId, pointer, shown.length);
      if (piece.isJson) piece.children = [...shown, ...piece.children];
      setLoaded({ state: "there", piece });
    } catch {
      setLoaded({ state: "failed" });
    }
  };

  if (loaded.state === "loading") {
    return (
      <p role="status" className="text-muted">
        One moment …
      </p>
    );
  }
  if (loaded.state === "failed") {
    return (
      <Notice tone="broken" title="It could not be shown">
        Its bytes may be gone by now, or the server did not answer.{" "}
        <Button look="bare" onClick={() => setTries(tries + 1)}>
          Try again
        </Button>
      </Notice>
    );
  }
  const { piece } = loaded;
  if (!piece.isJson) {
    return (
      <>
        <p className="mb-2 text-muted">It is no JSON. It begins so:</p>
        <pre className="overflow-x-auto rounded-small bg-sunken p-3 font-mono text-small whitespace-pre-wrap wrap-anywhere">
          {piece.text}
        </pre>
      </>
    );
  }
  const more = piece.count - piece.children.length;
  return (
    <div>
      <ul aria-label={name} className="flex flex-col border-l border-line pl-3 font-mono text-small">
        {piece.children.map((child) => (
          <Child key={child.key} child={child} deliveryId={deliveryId} pointer={stepInto(pointer, child.key)} />
        ))}
        {piece.count === 0 && <li className="text-muted">Nothing</li>}
      </ul>
      {more > 0 && (
        <Button look="bare" onClick={() => void loadMore(piece.children)}>
          {`Show more of ${name} (${more.toLocaleString("en")} left)`}
        </Button>
      )}
    </div>
  );
}

async function fetchPiece(deliveryId: string, pointer: string, from: number): Promise<Piece> {
  const query = new URLSearchParams({ pointer, from: String(from) });
  const response = await fetch(`/api/operator/deliveries/${deliveryId}/json?${query}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

function Child({ child, deliveryId, pointer }: { child: JsonChild; deliveryId: string; pointer: string }) {
  const [isOpen, setOpen] = useState(false);
  if (child.count === null) {
    return (
      <li className="py-0.5 wrap-anywhere">
        <span className="text-muted">{child.key}:</span> {child.text}
      </li>
    );
  }
  const count = child.kind === "array" ? `[${child.count}]` : `{${child.count}}`;
  return (
    <li className="py-0.5">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="cursor-pointer rounded-small text-left wrap-anywhere hover:bg-sunken"
      >
        <span aria-hidden="true" className="inline-block w-4">
          {isOpen ? "▾" : "▸"}
        </span>
        {child.key} <span className="text-muted">{count}</span>
      </button>
      {isOpen && <Members deliveryId={deliveryId} pointer={pointer} name={child.key} />}
    </li>
  );
}
