import {
  findNodeAtLocation,
  parseTree,
  printParseErrorCode,
  getNodeValue,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { z } from 'zod';

/** One thing wrong in a configuration text, in a sentence that begins with its place. */
export interface ConfigProblem {
  /** 1-based; the line of the offending key, or of the object that lacks one. */
  readonly line: number;
  /** Dotted path of the key, empty for the whole file. */
  readonly key: string;
  readonly message: string;
}

export type ConfigText<T> = { ok: true; value: T } | { ok: false; problems: ConfigProblem[] };

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The deepest node of the path that exists: a missing key is reported at its parent. */
function nearestNode(root: Node, path: readonly (string | number)[]): Node {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, depth));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
  }
  return root;
}

/**
 * Reads a configuration file's text (JSON; comments and trailing commas are allowed) against a schema.
 * Every problem is reported at once, each with its line, so that a technician edits the file one time.
 */
export function parseConfigText<S extends z.ZodType>(text: string, schema: S): ConfigText<z.output<S>> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined || root === undefined) {
    const line = lineAt(text, first?.offset ?? 0);
    const what = first === undefined ? 'the file is empty' : printParseErrorCode(first.error);
    return { ok: false, problems: [{ line, key: '', message: `this is not valid JSON (${what})` }] };
  }
  const result = schema.safeParse(getNodeValue(root));
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        line: lineAt(text, nearestNode(root, [...path, key]).offset),
        key: [...path, key].join('.'),
        message: `there is no such key${path.length > 0 ? ` in "${path.join('.')}"` : ''}; remove it or correct its spelling`,
      }));
    }
    return [{ line: lineAt(text, nearestNode(root, path).offset), key: path.join('.'), message: issue.message }];
  });
  return { ok: false, problems };
}

/** The problems as lines a person can act on. */
export function describeProblems(file: string, problems: readonly ConfigProblem[]): string {
  return problems.map((p) => `${file}:${p.line}: ${p.key === '' ? '' : `"${p.key}": `}${p.message}`).join('\n');
}
