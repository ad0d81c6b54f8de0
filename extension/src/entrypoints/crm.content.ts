import { defineContentScript } from "wxt/utils/define-content-script";
import { runOnPage } from "../page/run-on-page.ts";
import { suitecrm7 } from "../page/suitecrm7/suitecrm7.ts";
import { isSuitecrm8, suitecrm8 } from "../page/suitecrm8/suitecrm8.ts";

export default defineContentScript({
  registration: "runtime",
  matches: [],
  allFrames: true,
  main: (context) => runOnPage(isSuitecrm8() ? suitecrm8 : suitecrm7, context),
});
