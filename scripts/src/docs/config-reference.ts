import { z } from 'zod';

/** The parts of JSON Schema that zod writes for a configuration. */
interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly pattern?: string;
}

interface Row {
  readonly key: string;
  readonly allowed: string;
  readonly default: string;
  readonly meaning: string;
}

const introduction = (file: string, of: string): string => `# ${file}

The configuration of ${of}, JSON with comments and trailing commas allowed. A key that is not listed here is an error, and every
error names its line. **required** means that the key has no default; within an optional section it counts once the section is there.
`;

/**
 * Documents every key of a configuration schema: a table of the plain keys, then one section for each object.
 * @param file its usual name
 * @param of whose configuration it is
 * @returns Markdown, the same text for the same schema
 */
export function configReference(schema: z.ZodType, file = 'cart.config.json', of = 'a cart'): string {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  const entries = Object.entries(root.properties ?? {});
  const plain = entries.filter(([, node]) => !isSection(node));
  const sections = entries.filter(([, node]) => isSection(node));
  const parts = [introduction(file, of), table(plain.flatMap(([key, node]) => rows(key, node, isRequired(root, key))))];
  for (const [key, node] of sections) {
    const presence = isRequired(root, key) ? 'Required.' : 'Optional.';
    const about = [node.description, presence].filter(Boolean).map((text) => sentence(text ?? ''));
    parts.push(`## ${key}\n\n${about.join(' ')}\n`, table(children('', node)));
  }
  return parts.join('\n');
}

function rows(key: string, node: Node, required: boolean): Row[] {
  const own: Row = {
    key,
    allowed: allowed(node),
    default: required ? '**required**' : defaultOf(node),
    meaning: node.description ?? '',
  };
  return [own, ...children(`${key}.`, node)];
}

/** Rows of what is inside; the alternatives of a union are told apart by their constant, such as \`light[rgb].red\`. */
function children(prefix: string, node: Node): Row[] {
  const alternatives = node.oneOf ?? node.anyOf ?? [];
  if (alternatives.length > 0)
    return alternatives.flatMap((alternative) => {
      const name = Object.values(alternative.properties ?? {}).find((inner) => inner.const !== undefined)?.const;
      return children(
        name === undefined ? prefix : `${prefix.slice(0, -1)}[${JSON.stringify(name).replaceAll('"', '')}].`,
        alternative,
      );
    });
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) =>
    rows(`${prefix}${key}`, inner, isRequired(node, key)),
  );
}

function isSection(node: Node): boolean {
  return node.properties !== undefined || [...(node.oneOf ?? []), ...(node.anyOf ?? [])].some(isSection);
}

function isRequired(parent: Node, key: string): boolean {
  return parent.required?.includes(key) === true && parent.properties?.[key]?.default === undefined;
}

function defaultOf(node: Node): string {
  if (node.default === undefined || isSection(node)) return '';
  return code(JSON.stringify(node.default));
}

function allowed(node: Node): string {
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  if (node.enum !== undefined) return node.enum.map((value) => code(JSON.stringify(value))).join(', ');
  const alternatives = node.oneOf ?? node.anyOf;
  if (alternatives !== undefined) {
    if (alternatives.every(isSection)) return 'object';
    return alternatives.map(allowed).join(' or ');
  }
  if (node.type === 'array')
    return `list of ${allowed(node.items ?? {})}${node.minItems ? `, at least ${node.minItems}` : ''}`;
  if (node.type === 'number' || node.type === 'integer')
    return [node.type === 'integer' ? 'whole number' : 'number', range(node)].filter(Boolean).join(' ');
  if (node.type === 'string')
    return ['text', node.pattern === undefined ? '' : `matching ${code(node.pattern)}`].filter(Boolean).join(' ');
  if (node.type === 'boolean') return '`true`, `false`';
  return node.properties === undefined ? 'any' : 'object';
}

function range(node: Node): string {
  // zod bounds every whole number by what a double holds exactly; that is no bound of the configuration.
  const bound = (value: number | undefined): number | undefined =>
    value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
  const [least, above] = [bound(node.minimum), bound(node.exclusiveMinimum)];
  const [most, below] = [bound(node.maximum), bound(node.exclusiveMaximum)];
  const low = least === undefined ? above !== undefined && `above ${above}` : `from ${least}`;
  const high = most === undefined ? below !== undefined && `below ${below}` : `to ${most}`;
  return [low, high].filter(Boolean).join(' ');
}

function table(lines: readonly Row[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  const body = lines.map(
    (row) =>
      `| ${code(row.key)} | ${cell(row.allowed)} | ${row.default === '' ? '' : cell(row.default)} | ${cell(row.meaning)} |`,
  );
  return ['| key | allowed | default | meaning |', '| --- | --- | --- | --- |', ...body, ''].join('\n');
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
