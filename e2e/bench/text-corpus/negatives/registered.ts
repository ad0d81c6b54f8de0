import type { Dice } from "../dice.ts";

const words = [
  "Order",
  "Order no.",
  "order number",
  "Invoice",
  "Invoice #",
  "Ticket",
  "Ticket ID:",
  "Case",
  "Ref.",
  "Reference:",
  "Customer no.",
  "Customer ID",
  "Account number:",
  "PO",
  "Contract no",
  "Policy",
  "Tracking number",
  "Serial no.",
  "VAT no.",
  "Tax ID",
  "Company registration number",
  "Transaction",
  "Booking",
  "SKU",
  "Batch",
  "Auftrag",
  "Auftragsnummer",
  "Bestellnr.",
  "Rechnung Nr.",
  "Kundennummer:",
  "Vorgang",
  "Vertragsnummer",
  "Steuernummer",
  "Ticketnummer",
  "Sendungsnummer",
  "Commande n°",
  "numéro de commande :",
  "Facture",
  "N° client",
  "Dossier",
  "SIRET",
  "Contrat",
  "Réf. :",
  "Numéro de suivi",
  "Pedido",
  "Número de pedido:",
  "Factura",
  "Expediente",
  "NIF",
  "Contrato",
  "Referencia",
  "Número de cliente",
  "Zamówienie nr",
  "numer zamówienia",
  "Faktura",
  "NIP",
  "REGON",
  "PESEL",
  "Umowa",
  "Numer klienta",
  "Zgłoszenie",
  "Ordine n.",
  "Fattura",
  "P.IVA",
  "Codice fiscale",
  "Bestelling",
  "Factuurnummer",
  "KvK",
  "Encomenda",
  "NIPC",
  "Faktura nr",
  "Ordrenummer",
  "Objednávka č.",
  "IČO",
  "Заказ №",
  "ИНН",
];

/** Numbers somebody gave out: orders, accounts, cards, books. */
export const registered: readonly ((dice: Dice) => string)[] = [
  ...words.map(
    (word) => (dice: Dice) =>
      `${word} ${dice.fill(dice.pick(["2#########", "6########", "0#########", "4###########", "########", "7## ### ###"]))}`,
  ),
  (dice) => `INV-${dice.fill("202#-0######")}`,
  (dice) => `#${dice.fill("2#########")}`,
  (dice) => `SO${dice.fill("20########")}`,
  iban,
  (dice) =>
    iban(dice)
      .replace(/(.{4})/g, "$1 ")
      .trim(),
  card,
  (dice) => card(dice).replace(/(\d{4})(?=\d)/g, "$1 "),
  (dice) => card(dice).replace(/(\d{4})(?=\d)/g, "$1-"),
  book,
  (dice) => `ISBN ${book(dice).replace(/^(...)(.)(....)(....)(.)/, "$1-$2-$3-$4-$5")}`,
  (dice) => `ISSN ${dice.fill("####-####")}`,
  (dice) => withCheckDigit(dice.fill("40##########"), [1, 3], 10),
  (dice) => `EAN ${withCheckDigit(dice.fill("54##########"), [1, 3], 10)}`,
  (dice) => dice.fill("1Z999AA1##########"),
  (dice) => dice.fill("003404341610########"),
  (dice) => dice.fill("JD01460000########"),
  (dice) => `USt-IdNr. DE${dice.fill("2########")}`,
  (dice) => `VAT FR${dice.fill("## ### ### ###")}`,
  (dice) => dice.fill("SSN 12#-4#-####"),
];

function iban(dice: Dice): string {
  const account = dice.fill("37040044##########");
  const remainder = BigInt(`${account}131400`) % 97n;
  return `DE${String(98n - remainder).padStart(2, "0")}${account}`;
}

function card(dice: Dice): string {
  return withLuhn(
    dice.fill(
      dice.pick(["4##############", "5[1]#############".replace("[1]", "1"), "37############"]),
    ),
  );
}

function withLuhn(digits: string): string {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, place) => {
      const weighed = place % 2 === 0 ? digit * 2 : digit;
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

function book(dice: Dice): string {
  return withCheckDigit(dice.fill("9783########"), [1, 3], 10);
}

function withCheckDigit(digits: string, weights: readonly number[], modulus: number): string {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, place) => total + digit * (weights[place % weights.length] ?? 0),
    0,
  );
  return digits + String((modulus - (sum % modulus)) % modulus);
}
