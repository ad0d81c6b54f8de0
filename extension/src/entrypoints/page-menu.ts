import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { openMenu } from "../page/menu/number-menu.ts";

export default defineUnlistedScript(() => {
  globalThis.ringbackMenu = openMenu;
});
