import { join } from "node:path";
import express, { type Express, type Router } from "express";

export interface AppParts {
  readonly restApi: Router;
  readonly controlApi: Router;
  /** What browsers ask of Twilio besides signalling: Insights and sounds. */
  readonly browserApi: Router;
}

const page = join(import.meta.dirname, "control/page.html");

/** One port for everything; as at Twilio, the host name decides who answers. */
export function createApp({ restApi, controlApi, browserApi }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request, response, next) => {
    if (request.hostname === "api.twilio.com") restApi(request, response, next);
    else next();
  });
  app.use(browserApi);
  app.use((request, response, next) => {
    if (!request.hostname.endsWith(".twilio.com")) return next();
    response.status(404).json({ error: `Nothing answers for ${request.hostname} here.` });
  });
  app.use("/control", controlApi);
  app.get("/", (_request, response) => {
    response.set(
      "Content-Security-Policy",
      "default-src 'none'; connect-src 'self'; media-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    );
    response.sendFile(page);
  });
  return app;
}
