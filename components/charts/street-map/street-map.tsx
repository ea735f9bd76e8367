"use client";

import "maplibre-gl/dist/maplibre-gl.css";
import "./street-map.css";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Track } from "@/core/channel";
import { placeRoute, simplifyRoute } from "@/core/route";
import type { StreetMap as StreetMapSource } from "@/core/street-map";
import type { Cursor } from "../cursor";
import type { Colouring } from "../route/colouring";
import { Finish, Start } from "../route/marks";
import { routePieces, runsWithin } from "../route/route-pieces";
import { followMap } from "./follow-map";
import { boundsOf, lineFeatures, placesOf } from "./line-features";
import { MapDot } from "./map-dot";
import { MapMark } from "./map-mark";
import { openMap } from "./open-map";
import { addRouteLayers, showLines } from "./route-layers";
import { useDark } from "./use-dark";

/** As fine as the line is on a large map. */
const FINE = { width: 1800, height: 1800, margin: 0 };

/** The route over the streets of the operator's map. */
export default function StreetMap({
  source: { styleUrl, darkStyleUrl },
  track,
  cursor,
  colouring,
  isRound,
  summary,
  onReady,
  onFail,
}: {
  source: StreetMapSource;
  track: Track;
  cursor: Cursor;
  colouring: Colouring;
  isRound: boolean;
  summary: string;
  /** Whether it is drawn; until then something else may be. */
  onReady: (isReady: boolean) => void;
  onFail: () => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const isDark = useDark();
  const placeAt = useMemo(() => placesOf(track), [track]);
  const route = useMemo(() => placeRoute(track, FINE), [track]);
  const runs = useMemo(() => simplifyRoute(route, 0.5), [route]);
  const stretch = useSyncExternalStore(cursor.subscribe, cursor.stretch, cursor.stretch);
  // A window of the ride that comes, or another title, opens no other map.
  const told = useRef({ placeAt, seconds: track.latitude.length, summary, onReady, onFail });
  told.current = { placeAt, seconds: track.latitude.length, summary, onReady, onFail };

  useEffect(() => {
    const bounds = boundsOf(told.current.placeAt, told.current.seconds);
    if (!frame.current || !bounds) return;
    const colour = tokensAt(frame.current);
    const fail = () => told.current.onFail();
    let opened: MapLibre | null = null;
    try {
      opened = openMap({
        container: frame.current,
        styleUrl: (isDark && darkStyleUrl) || styleUrl,
        bounds,
        title: told.current.summary,
        onReady(ready) {
          addRouteLayers(ready, colour, isDark && darkStyleUrl === null);
          setMap(ready);
          told.current.onReady(true);
        },
        onFail: fail,
      });
    } catch {
      fail();
    }
    return () => {
      setMap(null);
      told.current.onReady(false);
      opened?.remove();
    };
  }, [styleUrl, darkStyleUrl, isDark]);

  useEffect(
    () => (map ? followMap(map, cursor, placeAt, track.latitude.length) : undefined),
    [map, cursor, placeAt, track],
  );

  useEffect(() => {
    if (!map || !frame.current) return;
    const parts = stretch ? runsWithin(route, runs, stretch) : [];
    const featuresOf = (some: readonly (readonly number[])[]) =>
      lineFeatures(placeAt, routePieces(route, some, colouring.stepAt), colouring);
    showLines(map, { route: featuresOf(runs), lit: featuresOf(parts) }, tokensAt(frame.current));
  }, [map, route, runs, stretch, colouring, placeAt]);

  const [first, last] = [runs.at(0)?.at(0), runs.at(-1)?.at(-1)];
  return (
    <>
      <div className="absolute inset-0" data-street-map={map ? "ready" : "coming"}>
        <div ref={frame} className="size-full [&_canvas:focus-visible]:-outline-offset-2" />
      </div>
      {map && (
        <>
          {last !== undefined && !isRound && (
            <MapMark map={map} at={placeAt(last)}>
              <Finish x={0} y={0} />
            </MapMark>
          )}
          {first !== undefined && (
            <MapMark map={map} at={placeAt(first)}>
              <Start x={0} y={0} isFinish={isRound} />
            </MapMark>
          )}
          <MapDot map={map} cursor={cursor} placeAt={placeAt} />
        </>
      )}
    </>
  );
}

/** What the tokens of app/globals.css are at an element, in the scheme of the moment. */
function tokensAt(element: Element): (token: string) => string {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(`--color-${token}`).trim();
}
