/** Headings and field names of phone numbers, in small letters. */
export const phoneColumnWords: ReadonlySet<string> = new Set(
  `tel tele phone phones telephone telephones mobile mobiles mob cell cellphone cellular landline hotline helpline
  switchboard ph phn ddi handphone hp whatsapp callback
  telefon telefonnummer telefonnr fon tlf handy handynummer mobil mobilnummer mobilnr mobiltelefon rufnummer festnetz
  festnetznummer durchwahl rückruf rückrufnummer zentrale
  tél téléphone téléphones portable portables fixe gsm standard
  teléfono teléfonos tfno tlfno telf móvil móviles celular celulares cel fijo centralita
  telefono telefoni cellulare cellulari fisso centralino
  telefoonnummer telefoon mobiel mobieltje
  telefone telefones telemóvel telemovel telem telm fone celulares
  telefonu telefony komórka komórkowy komórkowe kom stacjonarny infolinia
  telefonní mobilní telefónne telefonszám mobilszám mobiltelefonnummer växel
  puhelin puh puhelinnumero matkapuhelin telefonul mobilul
  τηλ τηλέφωνο κινητό тел телефон телефоны моб мобильный мобильного сотовый
  telepon ponsel 電話 电话 電話番号 电话号码 手机 手機 手机号 携帯 携帯電話 联系电话 전화 전화번호 휴대폰 연락처
  هاتف جوال موبايل טלפון נייד โทร โทรศัพท์`.split(/\s+/),
);

/** Words that make a heading one of something else, although a phone word may stand beside. */
export const otherColumnWords: ReadonlySet<string> = new Set(
  `date dates time datetime day month year created modified updated entered due start end duration minutes seconds
  amount price total sum cost budget revenue value balance fee quantity qty count
  id ids uuid guid key code zip zipcode postcode postal ref reference order invoice account iban vat serial imei sku
  status state type model brand make provider carrier plan version size weight percent percentage probability score
  calls duration outcome subject notes description
  datum uhrzeit zeit tag monat jahr erstellt geändert fällig beginn ende dauer betrag summe preis kosten umsatz wert
  menge anzahl plz postleitzahl bestellnummer rechnungsnummer kundennummer kontonummer anbieter anrufe
  heure jour mois année créé modifié durée montant prix coût valeur quantité nombre commande facture référence
  fecha hora día mes año creado modificado duración importe precio coste costo valor cantidad pedido factura referencia
  data ora giorno mese anno creato modificato durata importo prezzo costo valore quantità ordine fattura riferimento
  datum tijd dag maand jaar bedrag prijs waarde aantal bestelling factuur
  hora dia ano criado duração preço montante quantidade encomenda fatura
  godzina dzień miesiąc rok utworzono kwota cena wartość ilość liczba zamówienie faktura
  дата время сумма цена стоимость количество номер-заказа счет счёт
  日付 日期 時間 时间 金額 金额 数量 날짜 금액 수량`.split(/\s+/),
);
