/** Words before a sum or a count, in small letters. */
export const quantityWords: ReadonlySet<string> = new Set(
  `amount total sum price cost costs budget revenue turnover value worth sales income profit loss balance fee salary wage
  population views impressions downloads followers subscribers visitors count counter quantity qty size length bytes
  records hits clicks distance weight mileage score rank year years since fiscal capacity volume records around approximately approx roughly
  betrag summe gesamt gesamtsumme preis kosten umsatz jahresumsatz gewinn wert gehalt saldo stückzahl menge anzahl einwohner auftragswert auflage kilometerstand zählerstand
  montant prix chiffre d'affaires affaires coût valeur solde quantité capital nombre ca population
  visitas importe precio coste valor ventas ingresos facturación saldo cantidad presupuestado facturó
  kwota cena przychód przychody wartość suma saldo budżet ilość liczba obrót kapitał nakład
  importo prezzo fatturato costo totale somma quantità capitale
  bedrag prijs omzet waarde aantal totaal preço receita faturamento quantidade belopp pris omsättning summa beløb omsætning antal
  cena částka obrat počet сумма цена выручка количество`.split(/\s+/),
);

/** Words after a number that make it a quantity. */
export const unitWords: RegExp =
  /^ ?(?:%|°|€|\$|£|(?:mm|cm|km|kg|mg|lb|lbs|oz|ml|kwh|mwh|kw|hz|mhz|ghz|kb|mb|gb|tb|kib|mib|px|pt|ms|sec|seconds?|minutes?|hours?|days?|bytes?|bits?|rows?|records?|users?|units?|views?|items?|pcs|pieces?|people|inhabitants|customers|contacts|followers|subscribers|visitors|downloads|impressions|clicks|hits|sessions|messages|e-?mails|requests|copies|miles|employees|votes|points|shares|times|million|billion|mio|mrd|stück|stk|einwohner|tage|stunden|kunden|aufrufe|besucher|mitarbeiter|exemplare|datensätze|zeilen|habitants|clients|vues|visites|unités|pièces|lignes|jours|unidades|habitantes|visitas|usuarios|días|filas|sztuk|szt|osób|użytkowników|odsłon|mieszkańców|dni|wierszy|pezzi|abitanti|utenti|stuks|inwoners|unidades)(?![\p{L}\d]| ?\d))/iu;
