import { defineContentScript } from "wxt/utils/define-content-script";
import { anySite } from "../page/any-site/any-site.ts";
import { runOnPage } from "../page/run-on-page.ts";

export default defineContentScript({
  registration: "runtime",
  matches: [],
  allFrames: true,
  main: (context) => runOnPage(anySite, context),
});
