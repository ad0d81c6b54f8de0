/** The extension right after a number, such as ", ext. 204" or "x204", and how long that text is. */
export function readExtension(after: string): { extension: string; length: number } | undefined {
  const match =
    /^(?:;ext=|[,;]? ?\(?(?:extension|ext|extn|xtn|x|int|anexo|app(?:arat)?|durchwahl|dw|poste|interno|ramal|wewn|w|wew|toestel|доб)\.? ?:? ?|[,;]? ?# ?)(\d{1,6})\)?(?![\p{L}\d]|[.-]\d)/iu.exec(
      after,
    );
  const extension = match?.[1];
  return extension === undefined ? undefined : { extension, length: match?.[0].length ?? 0 };
}
