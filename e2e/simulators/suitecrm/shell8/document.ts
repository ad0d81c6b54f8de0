/** Whether a user's own dark style sheet is added: suite8 has one theme and no switch of its own. */
export type UserCss = "none" | "dark";

/** The one document of the shell. Theme classes are nowhere: only the style sheets differ. */
export function shellDocument(userCss: UserCss): string {
  const dark = `<link rel="stylesheet" href="dist/themes/suite8/css/user-dark.css">`;
  return `<!DOCTYPE html>
<html lang="en" data-critters-container="">
  <head>
    <meta charset="utf-8">
    <title>SuiteCRM</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, minimum-scale=1">
    <link rel="icon" href="dist/favicon.svg">
    <link rel="stylesheet" href="dist/themes/suite8/css/style.css">
    ${userCss === "dark" ? dark : ""}
  </head>
  <body>
    <app-root></app-root>
    <script type="module" src="dist/main.js"></script>
  </body>
</html>
`;
}
