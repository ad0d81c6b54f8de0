/** Words that announce a phone number, in small letters. */
export const phoneWords: ReadonlySet<string> = new Set(
  `tel tele phone phones telephone telephones mobile mobiles mob cell cellphone cellular landline
  hotline helpline switchboard callback dial dials dialled call calls called calling ring rang ringing
  text texted sms whatsapp viber signal telegram imessage voicemail reach reached direct ph phn ddi
  contactable contact contacts contacting hp handphone
  telefon telefonnummer telefonisch fon tlf handy handynummer mobil mobilnummer mobiltelefon
  rufnummer festnetz festnetznummer durchwahl zentrale ruckruf rückruf rückrufnummer anrufen angerufen
  anruf ruf rufen rufe erreichbar erreichen erreicht anrufe zurückrufen zurückgerufen telefonnr
  tél téléphone téléphones portable fixe gsm appeler appelez appelle appelé appel joindre joignable
  rappeler rappelez rappel rappelle standard ligne
  teléfono teléfonos tfno tlfno telf móvil movil celular cel llamar llame llamó llama llamada llamadas fijo
  localizable centralita contactar contacto kontakt contatto contatti contactez contato
  telefono telefoni cellulare cell chiamare chiamata chiami chiama fisso centralino richiamare recapito
  telefoonnummer telefoon mobiel mobieltje bel bellen belde gebeld terugbellen bereikbaar vast
  telefone telefones telemóvel telemovel telem telm ligar ligou ligue fone chamada whats zap
  telefonu telefonie telefonem komórka komórkowy komórkę kom dzwonić zadzwonić dzwonił zadzwoń dzwoni stacjonarny
  oddzwonić telefoniczny telefonicznie infolinia
  telefonní mobilní mobilu volat volejte volal zavolat pevná linka telefónne
  telefonszám mobilszám hívja hívás
  telefonnummer mobilnummer mobiltelefonnummer ringa ringde ringer mobilen växel opkald ringe
  puhelin puh puhelinnumero matkapuhelin soita soittaa
  telefonul mobilul sunați sunat
  τηλ τηλέφωνο κινητό
  тел телефон телефону моб мобильный звонить позвонить звонок звоните сотовый
  telepon ponsel hubungi
  телефона мобильного
  電話 电话 電話番号 手机 手機 携帯 携帯電話 联系电话 전화 전화번호 휴대폰 연락처
  ☎ ☏ ✆ 📞 📱 هاتف جوال موبايل تلفون טלפון נייד โทร`.split(/\s+/),
);

export const faxWords: ReadonlySet<string> = new Set(
  "fax telefax faxnummer télécopie telecopie telefaks faks faksu faxen факс ファックス 传真".split(
    " ",
  ),
);
