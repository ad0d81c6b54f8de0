import { followAdditionalDetails } from "./additional-details.ts";
import { followAjaxUi } from "./ajax-ui.ts";
import { followConversion } from "./conversion.ts";
import { followDashlets } from "./dashlets.ts";
import { enableInlineEdit } from "./inline-edit.ts";
import { followInviteeSearch } from "./invitees.ts";
import { followListView, followMassUpdate } from "./list-view.ts";
import { followMenus, followPanels, followTabs } from "./menus.ts";
import { followPopups } from "./popups.ts";
import { openSubpanels } from "./subpanels.ts";

function arrive(): void {
  enableInlineEdit();
  openSubpanels();
}

followListView();
followMassUpdate();
followDashlets();
followAdditionalDetails();
followPopups();
followInviteeSearch();
followConversion();
followMenus();
followTabs();
followPanels();
arrive();
followAjaxUi(arrive);
