/** Words that announce a number nobody can call, in small letters. */
export const identifierWords: ReadonlySet<string> = new Set(
  `id ids uid guid uuid pid order orders po invoice invoices inv receipt quote quotation proforma
  ticket tickets tkt case incident issue bug ref refs reference references rma return returns
  account acct acc iban bic swift blz sort routing aba policy claim contract agreement licence
  license permit passport visa registration reg regno vat tin ein ssn sin itin utr eori duns d-u-n-s lei
  nhs nin abn acn tfn crn bsn kvk btw rsin gst pan aadhaar hst mrn ndc npi
  serial sn imei imsi iccid mac vin sku mpn upc ean gtin asin isbn issn doi barcode item items part article product
  model asset batch lot tracking track awb consignment parcel shipment shipping waybill container
  pin otp code codes token key hash checksum password passcode voucher coupon
  booking pnr reservation flight transaction txn payment cheque trace patent docket
  confirmation conf kid commit revision zoom session record row ip host server project job jobs campaign build version timestamp epoch seed offset
  page pages member membership loyalty student employee badge meter mpan mpr mprn barcode
  lead deal opportunity document doc docs certificate zip zipcode postcode postal plz box
  hrb hra ust ustid ustidnr ust-id ust-idnr usst steuernr steuernummer aktenzeichen geschäftszeichen gz
  kunde-nr kto konto auftrag auftrags-nr auftragsnr bestellung bestell-nr bestellnr rechnung re-nr rechnungs-nr rechnungsnr vorgang vorgangsnr
  fall vertrag vertrags-nr angebot angebots-nr lieferschein artikel art artikel-nr sendung paket charge seriennr kundennr sachbearbeiter-nr
  vorgangs-nr steuer-id steuerid identnr gläubiger-id mandatsreferenz verwendungszweck depot policen police
  commande cde facture fact dossier contrat devis siren siret tva rcs ape naf colis suivi réf référence références
  sinistre abonnement compte rib série lot pièce matricule adhérent article billet identifiant code-barres immatriculation
  pedido pedidos factura facturas expediente contrato presupuesto referencia nif cif dni nie rut rfc curp cuit cuil ruc nit
  seguimiento envío serie cuenta albarán siniestro póliza matrícula código lote folio guía artículo
  zamówienie zamówienia zam faktura faktury umowa umowy sprawa sprawy zgłoszenie zgłoszenia nip regon krs pesel konta rachunek rachunku
  przesyłka przesyłki paczka paczki seryjny oferta oferty polisa polisy kod katalogowy artykułu
  ordine fattura pratica contratto preventivo iva p.iva piva fiscale spedizione matricola polizza bolla lotto codice
  bestelling bestelnummer factuur offerte zending dossiernummer rekening polis ordernummer pakket zaak
  encomenda fatura processo cpf cnpj nipc rg contribuinte orçamento rastreio apólice protocolo nota
  ordre faktura fakturanr ordrenr sag sagsnr cvr cpr kontonr orgnr org.nr ärende ärendenummer kundnr ocr bankgiro plusgiro personnr personnummer leverans
  objednávka objednávky faktúra ičo ico dič dic smlouva smlouvy účet účtu zásilka zásilky rodné
  rendelés számla adószám szerződés comandă factură comanda
  tilaus tilausnumero lasku laskun viite y-tunnus
  заказ заказа счет счёт счета инн кпп огрн снилс договор договора накладная накладной артикул
  注文 注文番号 订单 订单号 发票 請求書 주문 주문번호
  error exception status sqlstate errno mandate nummer-id`.split(/\s+/),
);

/** People, who have both numbers and phones: "Customer 4155550132", "Customer: 020 7946 0126". */
export const personWords: ReadonlySet<string> = new Set(
  `customer customers client clients user users supplier vendor partner patient
  kunde kundin kunden lieferant mandant patientin mitarbeiter
  cliente clientes fournisseur klient klienta kontrahent fornitore klant leverancier kund proveedor
  zákazník клиент 客户`.split(/\s+/),
);
