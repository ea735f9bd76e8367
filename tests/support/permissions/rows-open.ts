import { everybody, nobody, operator } from "./people";
import { nowhere, page, type RouteRow } from "./route-rows";

/** For whoever runs the house: to all others they are nowhere, and so is what there might be. */
const OPERATOR_ROUTES: readonly RouteRow[] = [
  nowhere("/setup", operator),
  nowhere("/setup/audit", operator),
  nowhere("/setup/connections", operator, { tells: ["called", "who", "connection"] }),
  nowhere("/setup/data", operator),
  nowhere("/setup/deliveries", operator, { tells: ["called"] }),
  nowhere("/setup/deliveries/[deliveryId]", operator, { tells: ["called"] }),
  nowhere("/setup/queues", operator),
  nowhere("/api/metrics", operator),
  // Whatever Terra sent: that an operator looked is written down (operator-deliveries.test.ts).
  nowhere("/api/operator/deliveries/[deliveryId]/json", operator, { tells: [""] }),
  nowhere("/api/operator/deliveries/[deliveryId]/raw", operator, { tells: [""] }),
];

/** For everybody: what is in them does not depend on who asks. */
const openPage = (at: string, special: Parameters<typeof page>[2] = {}) =>
  page(at, everybody, { status: () => 200, about: nobody, ...special });

/** Pages at which one signs in: of no use to whoever did. */
const doorPage = (at: string) => page(at, everybody, { status: ({ id }) => (id === null ? 200 : 307), about: nobody });

const PUBLIC_ROUTES: readonly RouteRow[] = [
  doorPage("/"),
  doorPage("/sign-in"),
  doorPage("/sign-up"),
  openPage("/signed-out"),
  // What a link shows is in shared-bytes.test.ts; this one is without map and heart rate.
  openPage("/shared/[token]", { fill: { token: "shareToken" }, tells: ["called", "title"] }),
  openPage("/api/shared/[token]/channels", { fill: { token: "shareToken" } }),
  openPage("/api/shared/[token]/picture", { fill: { token: "shareToken" } }),
  openPage("/api/health"),
  openPage("/street-map/[version]", { fill: { version: ["1"] }, status: () => 404 }),
  openPage("/api/webhook", { methods: ["POST"], status: () => 401, body: () => "{}" }),
  page("/api/auth/[...nextauth]", nobody, {
    fill: { nextauth: ["session", "csrf", "providers"] },
    methods: ["GET", "POST"],
    status: (_, method) => (method === "GET" ? 200 : 400),
  }),
  page("/api/auth/[...nextauth]", nobody, {
    fill: { nextauth: ["_log"] },
    methods: ["GET", "POST"],
    status: () => 404,
  }),
];

export const OPEN_ROUTES: readonly RouteRow[] = [...OPERATOR_ROUTES, ...PUBLIC_ROUTES];
