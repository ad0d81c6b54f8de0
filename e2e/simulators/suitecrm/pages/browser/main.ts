import { followAjaxUi } from "./ajax-ui.ts";
import { enableInlineEdit } from "./inline-edit.ts";
import { openSubpanels } from "./subpanels.ts";

enableInlineEdit(document.body);
openSubpanels();
followAjaxUi(() => {
  enableInlineEdit(document.body);
  openSubpanels();
});
