import type { ReactNode } from "react";
import { Section } from "@/components/ui/page";
import { StateWord } from "@/components/ui/state-word";
import { SubmitButton } from "@/components/ui/submit-button";

/** The map that the environment names. */
export interface NamedMap {
  styleUrl: string;
  darkStyleUrl: string | null;
  /** Who is asked for it. */
  origins: readonly string[];
}

/** The street map: whether there is one, what it means for riders, how it is set up, and its switch. */
export function StreetMapSetup({
  map,
  isOn,
  action,
}: {
  /** Null where the environment names none. */
  map: NamedMap | null;
  isOn: boolean;
  action: (form: FormData) => Promise<void>;
}) {
  return (
    <Section title="Street map" aside={<State map={map} isOn={isOn} />}>
      <div className="flex flex-col gap-4">
        <p className="max-w-[64ch]">
          Routes are drawn here on plain paper, without asking anybody. A street map can be laid beneath them, from
          hosts that you choose.
        </p>
        {map ? <Named map={map} /> : <HowTo />}
        <Meaning />
        {map && (
          <form action={action}>
            <input type="hidden" name="to" value={isOn ? "off" : "on"} />
            <SubmitButton look={isOn ? "plain" : "primary"}>
              {isOn ? "Switch the street map off" : "Switch the street map on"}
            </SubmitButton>
          </form>
        )}
      </div>
    </Section>
  );
}

function State({ map, isOn }: { map: NamedMap | null; isOn: boolean }) {
  if (map === null) return <StateWord tone="plain">Not set up</StateWord>;
  return isOn ? <StateWord tone="good">On</StateWord> : <StateWord tone="plain">Off</StateWord>;
}

const Named = ({ map: { styleUrl, darkStyleUrl, origins } }: { map: NamedMap }) => (
  <dl className="grid gap-x-6 gap-y-1 tablet:grid-cols-[auto_1fr]">
    <Fact name="Style">{withoutKey(styleUrl)}</Fact>
    <Fact name="On dark screens">{darkStyleUrl ? withoutKey(darkStyleUrl) : "The same, dimmed"}</Fact>
    <Fact name="Hosts that are asked">{origins.map((origin) => origin.replace("https://", "")).join(", ")}</Fact>
  </dl>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted max-tablet:mt-2">{name}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </>
);

/** Hosts give keys, which are nobody's to read over a shoulder. */
function withoutKey(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

const HowTo = () => (
  <p className="max-w-[64ch]">
    To set one up, start Musette with <Code>MAP_STYLE_URL</Code>, the address of a MapLibre style; with{" "}
    <Code>MAP_STYLE_DARK_URL</Code> if it has a sister for dark screens; and with <Code>MAP_HOSTS</Code>, the names of
    the hosts that tiles, letters and symbols come from where they are others. <Code>docs/maps.md</Code> names styles
    that may be used, and how to serve one of your own.
  </p>
);

const Meaning = () => (
  <ul className="flex max-w-[64ch] list-disc flex-col gap-2 pl-5 text-muted">
    <li>
      Whoever lays the map beneath a route has their browser ask these hosts for it. They learn that browser&rsquo;s
      internet address and, from the pieces that are asked for, about where the ride was. They are not told whose ride
      it is, nor from which page they are asked.
    </li>
    <li>No browser asks before somebody switched the map on in it, and none does while it is off here.</li>
    <li>
      Whoever made the map wants to be named. The map shows in full what its style says of them, for instance &ldquo;©
      OpenStreetMap contributors&rdquo;: look once that it is there, and that the hosts&rsquo; terms allow what you do.
    </li>
  </ul>
);

const Code = ({ children }: { children: string }) => <code className="font-mono text-small">{children}</code>;
