import { followAjaxUi } from "./ajax-ui.ts";
import { enableInlineEdit } from "./inline-edit.ts";
import { followListView } from "./list-view.ts";
import { followMenus, followTabs } from "./menus.ts";
import { openSubpanels } from "./subpanels.ts";

function arrive(): void {
  enableInlineEdit();
  openSubpanels();
}

followListView();
followMenus();
followTabs();
arrive();
followAjaxUi(arrive);
