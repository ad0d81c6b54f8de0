import { BlockList, isIP } from "node:net";

export type AddressCheck = (address: string | undefined) => boolean;

/**
 * Reads CIDR ranges (`54.172.60.0/22`, `2001:db8::/32`, single addresses) into a check.
 * Throws naming the range that is none. Without ranges every address is allowed: ordinary
 * Twilio accounts send webhooks from no fixed range.
 */
export function allowAddresses(ranges: readonly string[]): AddressCheck {
  if (ranges.length === 0) return () => true;
  const allowed = new BlockList();
  for (const range of ranges) addRange(allowed, range);
  return (address) => {
    if (address === undefined) return false;
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, "");
    const version = isIP(bare);
    return version !== 0 && allowed.check(bare, version === 4 ? "ipv4" : "ipv6");
  };
}

function addRange(list: BlockList, range: string): void {
  const [address = "", length, ...rest] = range.trim().split("/");
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (version === 0 || rest.length > 0 || prefix < 0 || prefix > bits) {
    throw new Error(`“${range}” is no address range. Write it like 54.172.60.0/22.`);
  }
  list.addSubnet(address, prefix, version === 4 ? "ipv4" : "ipv6");
}
