export const apiVersion = "2010-04-01";

/** `Fri, 18 Oct 2019 17:00:00 +0000` */
export const rfc2822 = (epochMs: number): string =>
  new Date(epochMs).toUTCString().replace("GMT", "+0000");

export const rfc2822OrNull = (epochMs: number | null): string | null =>
  epochMs === null ? null : rfc2822(epochMs);

/** North American numbers look national, everything else stays as it is. */
export const formatted = (address: string): string =>
  address.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3");

export const textOrNull = (text: string): string | null => (text === "" ? null : text);

export const accountUri = (accountSid: string): string => `/${apiVersion}/Accounts/${accountSid}`;
