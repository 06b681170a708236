/** What the value of an application identifier is made of (GS1 General Specifications 3; GS1 Barcode Syntax Dictionary). */
export interface Gs1Field {
  /** Digits only, or the 82 characters of GS1 set X. */
  readonly content: 'digits' | 'text';
  readonly min: number;
  readonly max: number;
  /** Predefined length: no separator follows it (figure 7.8.5-2). */
  readonly fixed?: true;
  readonly check?: 'check-digit' | 'date';
  /** One of these must be in the same symbol. */
  readonly needs?: readonly string[];
  /** None of these may be in the same symbol. */
  readonly excludes?: readonly string[];
}

const digits = (length: number): Gs1Field => ({ content: 'digits', min: length, max: length, fixed: true });
const upToDigits = (min: number, max: number): Gs1Field => ({ content: 'digits', min, max });
const text = (max: number): Gs1Field => ({ content: 'text', min: 1, max });
const date: Gs1Field = { ...digits(6), check: 'date' };
/** Measures and prices say nothing without the thing they measure. */
const goods = ['01', '02'];
const measures = ['30', '31', '32', '35', '36'];

const fields: Readonly<Record<string, Gs1Field>> = {
  '00': { ...digits(18), check: 'check-digit' },
  '01': { ...digits(14), check: 'check-digit' },
  '02': { ...digits(14), check: 'check-digit' },
  '10': text(20),
  '11': date,
  '12': date,
  '13': date,
  '15': date,
  '16': date,
  '17': date,
  '20': digits(2),
  '21': text(20),
  '22': text(20),
  '235': text(28),
  '240': text(30),
  '241': text(30),
  '242': upToDigits(1, 6),
  '243': text(20),
  '250': text(30),
  '251': text(30),
  '253': { content: 'text', min: 13, max: 30 },
  '254': text(20),
  '255': { content: 'digits', min: 13, max: 25 },
  '30': { ...upToDigits(1, 8), needs: goods },
  '37': upToDigits(1, 8),
  '400': text(30),
  '401': text(30),
  '402': upToDigits(17, 17),
  '403': text(30),
  '410': digits(13),
  '411': digits(13),
  '412': digits(13),
  '413': digits(13),
  '414': digits(13),
  '415': digits(13),
  '416': digits(13),
  '417': digits(13),
  '420': text(20),
  '421': { content: 'text', min: 4, max: 12 },
  '422': upToDigits(3, 3),
  '423': upToDigits(3, 15),
  '424': upToDigits(3, 3),
  '425': upToDigits(3, 15),
  '426': upToDigits(3, 3),
  '7003': upToDigits(10, 10),
  '7006': upToDigits(6, 6),
  '7007': upToDigits(6, 12),
  '7030': { content: 'text', min: 4, max: 30 },
  '8005': { content: 'digits', min: 6, max: 6 },
  '8006': upToDigits(18, 18),
  '8008': upToDigits(8, 12),
  '8020': text(25),
  '8110': text(70),
  '8200': text(70),
  '90': text(30),
};

/** AIs whose fourth digit is a number of decimals. */
const decimal: readonly { readonly prefix: RegExp; readonly field: Gs1Field }[] = [
  // Trade and logistic measures: 310n net kg, 320n net lb, 356n and 357n ounces, and their kin.
  { prefix: /^3(?:1[0-6]|[23][0-7]|4[0-9]|5[0-7]|6[0-9])[0-5]$/, field: { ...digits(6), needs: [...goods, '00'] } },
  {
    prefix: /^392[0-9]$/,
    field: { ...upToDigits(1, 15), needs: measures, excludes: ['393'] },
  },
  { prefix: /^393[0-9]$/, field: { ...upToDigits(4, 18), needs: measures, excludes: ['392'] } },
  { prefix: /^390[0-9]$/, field: { ...upToDigits(1, 15), excludes: ['391'] } },
  { prefix: /^391[0-9]$/, field: { ...upToDigits(4, 18), excludes: ['390'] } },
  { prefix: /^394[0-9]$/, field: upToDigits(4, 4) },
  { prefix: /^395[0-5]$/, field: { ...upToDigits(6, 6), excludes: ['392', '393'] } },
];

/** The field of an application identifier, or undefined when it is not known. */
export function gs1Field(ai: string): Gs1Field | undefined {
  if (/^9[1-9]$/.test(ai)) return text(90);
  return Object.hasOwn(fields, ai) ? fields[ai] : decimal.find(({ prefix }) => prefix.test(ai))?.field;
}

/** The application identifier at the start of an element string: no AI is the beginning of another. */
export function leadingAi(data: string): { ai: string; field: Gs1Field } | undefined {
  for (const length of [2, 3, 4]) {
    const ai = data.slice(0, length);
    const field = ai.length === length ? gs1Field(ai) : undefined;
    if (field !== undefined) return { ai, field };
  }
  return undefined;
}
