/** Words that may stand between an announcement and its number: "Order no.", "numer to". */
export const fillerWords: ReadonlySet<string> = new Set(
  `no nos nr nrs num numb number numbers nbr n № # # n° nº nro núm numéro numero número numer numeru nummer numer číslo č čís broj номер
  is are was ist war lautet est es è é jest to är er
  the a of de del der des die das du di da do dos la le el il al l d
  番号 は 号 是`.split(/\s+/),
);

/** Whose number, or which of several: "her number", "best number". */
export const ownerWords: ReadonlySet<string> = new Set(
  `my your his her their our its new old best main home work office direct emergency private business other
  mein meine meiner seine ihre unsere neue alte mon ma son sa notre nouveau mi su nuestro nuevo
  mój moj jego jej nasz nowy mio suo nuovo mijn zijn haar meu seu`.split(/\s+/),
);
