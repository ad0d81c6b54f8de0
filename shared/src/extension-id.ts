/** Follows from the `key` in the extension's manifest: the same on every machine. */
export const extensionId = "ikpmhdcgnbpiilnadcphacdnogoodmhi";

/** Where the browser hands a finished sign-in back to the extension. */
export const extensionRedirectUri = `https://${extensionId}.chromiumapp.org/`;

/** The same for Firefox, which derives it (SHA-1) from the add-on id `ringback@ringback.example`. */
export const firefoxRedirectUri =
  "https://865f6cd3db5ef2e4bc3ae98efb853c8ece37c605.extensions.allizom.org/";
