import { defineContentScript } from "wxt/utils/define-content-script";
import { createAnySite } from "../page/any-site/any-site.ts";
import { runOnPage } from "../page/run-on-page.ts";

export default defineContentScript({
  registration: "runtime",
  matches: [],
  allFrames: true,
  main: (context) => runOnPage(createAnySite(context.signal), context),
});
