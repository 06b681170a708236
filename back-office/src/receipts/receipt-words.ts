/** Words of a receipt on paper, in a mail or on a phone. */
export interface ReceiptWords {
  readonly title: string;
  readonly total: string;
  readonly goods: string;
  readonly savings: string;
  readonly deposit: string;
  readonly tax: (rate: string, gross: string) => string;
  readonly paid: Readonly<Record<'card' | 'meal-voucher' | 'food-assistance' | 'cash-desk', string>>;
  readonly refunded: string;
  readonly exitCode: string;
  readonly perKilo: string;
  readonly open: string;
  readonly print: string;
  readonly find: string;
}

const en: ReceiptWords = {
  title: 'Receipt',
  total: 'Total',
  goods: 'Goods',
  savings: 'You saved',
  deposit: 'Deposit',
  tax: (rate, gross) => `Tax ${rate} % in ${gross}`,
  paid: {
    card: 'Paid by card',
    'meal-voucher': 'Paid by meal voucher',
    'food-assistance': 'Paid by food assistance',
    'cash-desk': 'Paid at the cash desk',
  },
  refunded: 'Refunded',
  exitCode: 'Exit code',
  perKilo: 'per kg',
  open: 'This trip is not finished yet.',
  print: 'Print',
  find: 'Your receipt',
};

const words: Readonly<Record<string, ReceiptWords>> = {
  en,
  de: {
    title: 'Kassenbon',
    total: 'Summe',
    goods: 'Waren',
    savings: 'Gespart',
    deposit: 'Pfand',
    tax: (rate, gross) => `MwSt. ${rate} % in ${gross}`,
    paid: {
      card: 'Mit Karte bezahlt',
      'meal-voucher': 'Mit Essensgutschein bezahlt',
      'food-assistance': 'Mit Lebensmittelhilfe bezahlt',
      'cash-desk': 'An der Kasse bezahlt',
    },
    refunded: 'Erstattet',
    exitCode: 'Ausgangscode',
    perKilo: 'pro kg',
    open: 'Dieser Einkauf ist noch nicht beendet.',
    print: 'Drucken',
    find: 'Ihr Kassenbon',
  },
  es: {
    title: 'Recibo',
    total: 'Total',
    goods: 'Artículos',
    savings: 'Ha ahorrado',
    deposit: 'Depósito',
    tax: (rate, gross) => `IVA ${rate} % en ${gross}`,
    paid: {
      card: 'Pagado con tarjeta',
      'meal-voucher': 'Pagado con vale de comida',
      'food-assistance': 'Pagado con ayuda alimentaria',
      'cash-desk': 'Pagado en caja',
    },
    refunded: 'Reembolsado',
    exitCode: 'Código de salida',
    perKilo: 'por kg',
    open: 'Esta compra aún no ha terminado.',
    print: 'Imprimir',
    find: 'Su recibo',
  },
  fr: {
    title: 'Ticket de caisse',
    total: 'Total',
    goods: 'Articles',
    savings: 'Vous avez économisé',
    deposit: 'Consigne',
    tax: (rate, gross) => `TVA ${rate} % sur ${gross}`,
    paid: {
      card: 'Payé par carte',
      'meal-voucher': 'Payé par titre-restaurant',
      'food-assistance': 'Payé par aide alimentaire',
      'cash-desk': 'Payé en caisse',
    },
    refunded: 'Remboursé',
    exitCode: 'Code de sortie',
    perKilo: 'le kg',
    open: 'Ces achats ne sont pas encore terminés.',
    print: 'Imprimer',
    find: 'Votre ticket de caisse',
  },
  ar: {
    title: 'الإيصال',
    total: 'المجموع',
    goods: 'البضائع',
    savings: 'وفّرت',
    deposit: 'تأمين العبوة',
    tax: (rate, gross) => `ضريبة ${rate} % ضمن ${gross}`,
    paid: {
      card: 'دُفع بالبطاقة',
      'meal-voucher': 'دُفع بقسيمة طعام',
      'food-assistance': 'دُفع بالمساعدة الغذائية',
      'cash-desk': 'دُفع عند الصندوق',
    },
    refunded: 'أُعيد',
    exitCode: 'رمز الخروج',
    perKilo: 'للكيلوغرام',
    open: 'لم تنتهِ هذه الرحلة بعد.',
    print: 'طباعة',
    find: 'إيصالك',
  },
  ja: {
    title: 'レシート',
    total: '合計',
    goods: '商品',
    savings: '割引',
    deposit: '保証金',
    tax: (rate, gross) => `税 ${rate} %（対象 ${gross}）`,
    paid: {
      card: 'カード支払い',
      'meal-voucher': '食事券支払い',
      'food-assistance': '食料支援支払い',
      'cash-desk': 'レジ支払い',
    },
    refunded: '返金',
    exitCode: '出口コード',
    perKilo: '1 kgあたり',
    open: 'このお買い物はまだ終わっていません。',
    print: '印刷',
    find: 'レシートをお届けします',
  },
};

/** In the language the shopper chose, English where there are no words in it. */
export function receiptWords(language: string): ReceiptWords {
  return words[language.split('-')[0] ?? ''] ?? en;
}
