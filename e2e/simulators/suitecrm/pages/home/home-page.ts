import { html, type Html } from "../html.ts";
import type { PageStore } from "../page-store.ts";
import { dashletQuery, dashletTable } from "./dashlet-view.ts";
import { dashlets, type Dashlet } from "./dashlets.ts";

/** The page a user starts on: what is theirs, in one table for each kind. */
export function homePage(store: PageStore, userId: string): Html {
  return html`<div class="dashboard">
    <ul class="nav nav-tabs nav-dashboard">
      <li role="presentation" class="active">
        <a id="tab0" href="#tab_content_0" data-toggle="tab" class="hidden-xs"
          >SUITECRM DASHBOARD</a
        >
      </li>
    </ul>
    <div class="clearfix"></div>
    <div class="tab-content">
      <div class="tab-pane active fade in" id="tab_content_0">
        <div class="clear"></div>
        <div id="pageContainer" class="yui-skin-sam">
          <div class="row" id="pageNum_0_div">
            <table width="100%" class="dashletTable">
              <tbody>
                <tr>
                  <td class="dashletcontainer col-25" valign="top">
                    <ul class="noBullet" id="col_0_0">
                      ${dashlets.map((dashlet) => dashletFrame(store, userId, dashlet))}
                    </ul>
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  </div>`;
}

function dashletFrame(store: PageStore, userId: string, dashlet: Dashlet): Html {
  const { id, title, module } = dashlet;
  return html`<li class="noBullet" id="dashlet_${id}">
    <div id="dashlet_entire_${id}" class="dashletPanel">
      <div id="dashlet_header_${id}" class="hd dashlet">
        <div class="tl"></div>
        <div class="hd-center">
          <table width="100%" cellpadding="0" cellspacing="0" border="0" class="formHeader h3Row">
            <tbody>
              <tr>
                <td class="dashlet-title" colspan="2">
                  <h3>
                    <span class="suitepicon suitepicon-module-${module.toLowerCase()}"></span>
                    <span>${title}</span>
                  </h3>
                </td>
                <td style="padding-right: 0px;" nowrap="" width="1%">
                  <div class="dashletToolSet">
                    <a
                      href="#"
                      title="Refresh SuiteCRM Dashlet"
                      aria-label="Refresh SuiteCRM Dashlet"
                      ><span class="suitepicon suitepicon-action-reload"></span
                    ></a>
                  </div>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
        <div class="tr"></div>
      </div>
      <div class="bd">
        <div class="ml"></div>
        <div class="bd-center">
          ${dashletTable(store, userId, dashlet, dashletQuery(dashlet, {}))}
        </div>
        <div class="mr"></div>
      </div>
      <div class="ft">
        <div class="bl"></div>
        <div class="ft-center"></div>
        <div class="br"></div>
      </div>
    </div>
  </li>`;
}
