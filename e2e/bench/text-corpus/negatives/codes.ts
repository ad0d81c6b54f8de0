import type { Dice } from "../dice.ts";

/** UUIDs, hashes, versions, addresses, places, queries. */
export const codes: readonly ((dice: Dice) => string)[] = [
  (dice) => dice.fill("%%%%%%%%-%%%%-4%%%-a%%%-%%%%%%%%%%%%"),
  (dice) => dice.fill("########-####-4###-8###-############"),
  (dice) => dice.fill("%".repeat(40)),
  (dice) => dice.fill("%".repeat(64)),
  (dice) => `0x${dice.fill("%%%%%%%%")}`,
  (dice) => `#${dice.fill("######")}`,
  (dice) => `v${dice.between(1, 20)}.${dice.between(0, 30)}.${dice.between(0, 9000)}`,
  (dice) =>
    `version ${dice.between(1, 20)}.${dice.between(0, 30)}.${dice.between(0, 90_000)}.${dice.between(0, 9000)}`,
  (dice) => `10.0.${dice.between(10_000, 29_999)}.${dice.between(1000, 9999)}`,
  (dice) => Array.from({ length: 4 }, () => dice.between(1, 255)).join("."),
  (dice) =>
    `${Array.from({ length: 4 }, () => dice.between(100, 255)).join(".")}:${dice.between(1024, 65_535)}`,
  (dice) => `2001:db8:${dice.fill("%%%%")}:${dice.fill("####")}::${dice.fill("####")}`,
  (dice) =>
    `${dice.between(-89, 89)}.${dice.fill("######")}, ${dice.between(-179, 179)}.${dice.fill("######")}`,
  (dice) =>
    `${dice.between(1, 89)}.${dice.fill("#####")} N ${dice.between(1, 179)}.${dice.fill("#####")} E`,
  (dice) => `https://example.com/orders/${dice.fill("2#########")}?page=2`,
  (dice) => `crm.example.com/index.php?module=Leads&record=${dice.fill("6#########")}`,
  (dice) => `user${dice.fill("########")}@example.com`,
  (dice) => `${dice.fill("2#########")}@example.com`,
  (dice) => `IMG_${dice.fill("20######")}_${dice.fill("######")}.jpg`,
  (dice) => `/var/backups/${dice.fill("2#########")}.tar.gz`,
  (dice) =>
    `SELECT * FROM calls WHERE id IN (${dice.fill("2#########")}, ${dice.fill("2#########")}, ${dice.fill("2#########")})`,
  (dice) => `INSERT INTO t VALUES (${dice.fill("6########")}, ${dice.fill("2#########")}, 'open');`,
  (dice) => dice.fill("1,2#########,31,6########,0"),
  (dice) => dice.fill("id=6########&session=2#########"),
  (dice) => dice.fill('{"id": 2#########, "size": 6########}'),
  (dice) => dice.fill("00:1A:#%:#%:#%:#%"),
  (dice) => dice.fill("pages 1###-2###"),
  (dice) => dice.fill("@@@-####-######"),
  (dice) => dice.fill("@@########"),
];
