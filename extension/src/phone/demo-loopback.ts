/**
 * The demo's Twilio is a simulator on this computer. The Voice SDK only speaks wss to Twilio's
 * hosts, so in the demo build, and only there, those addresses lead to the simulator. Imported
 * before the SDK, which takes `WebSocket` when it loads.
 */
if (import.meta.env.MODE === "demo") {
  const port: unknown = import.meta.env["WXT_DEMO_TWILIO_PORT"];
  const simulator = `127.0.0.1:${typeof port === "string" ? port : "4873"}`;

  const leadToSimulator = (address: string | URL): string => {
    const url = new URL(address, location.href);
    if (!url.hostname.endsWith(".twilio.com")) return url.href;
    const scheme = url.protocol === "wss:" ? "ws:" : "http:";
    return `${scheme}//${simulator}${url.pathname}${url.search}`;
  };

  const RealWebSocket = globalThis.WebSocket;
  globalThis.WebSocket = class extends RealWebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(leadToSimulator(address), protocols);
    }
  };

  const realFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) =>
    realFetch(input instanceof Request ? input : leadToSimulator(input), init);
}
