import { html, type Html } from "../html.ts";

/** Below the form of a call: where people are looked for who shall take part in it. */
export const inviteeForm: Html = html`<div id="scheduler">
  <h3>Scheduling</h3>
  <div class="schedulerInvitees">
    <h3>Add Invitees</h3>
    <table class="edit view" border="0" cellpadding="0" cellspacing="0" width="100%">
      <tbody>
        <tr>
          <td>
            <form name="schedulerwidget" id="scheduler_search">
              <table border="0" cellpadding="0" cellspacing="0" width="100%">
                <tbody>
                  <tr>
                    <td scope="col" nowrap="nowrap">
                      <label for="search_first_name">First Name:</label>
                      <input
                        type="text"
                        name="search_first_name"
                        id="search_first_name"
                        size="10"
                      />
                    </td>
                    <td scope="col" nowrap="nowrap">
                      <label for="search_last_name">Last Name:</label>
                      <input type="text" name="search_last_name" id="search_last_name" size="10" />
                    </td>
                    <td scope="col" nowrap="nowrap">
                      <label for="search_email">Email:</label>
                      <input type="text" name="search_email" id="search_email" size="10" />
                    </td>
                    <td valign="center">
                      <input type="submit" class="button" id="invitees_search" value="Search" />
                    </td>
                  </tr>
                </tbody>
              </table>
            </form>
          </td>
        </tr>
      </tbody>
    </table>
  </div>
  <div id="list_div_win" style="overflow: auto; width: 100%; height: 100%; display: none;"></div>
  <div id="create-invitees">
    <div id="empty-search-message" style="display: none;">No results found.</div>
  </div>
</div>`;
