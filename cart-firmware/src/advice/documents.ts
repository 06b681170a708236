import { recommendationModel, type DocumentName } from '@smart-cart/contracts';
import type { DocumentCheck } from '../documents/document-store.js';
import { Deals } from './deals.js';
import { Wayfinder } from './wayfinder.js';

/** Looked at before a document of the store replaces the one in use. The recogniser's head is checked by its own signature. */
export const documentChecks: Partial<Readonly<Record<DocumentName, DocumentCheck>>> = {
  promotions: (bytes) => Deals.problem(bytes),
  'store-map': (bytes) => Wayfinder.problem(bytes),
  recommendations: (bytes) => {
    const read = recommendationModel.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? undefined : (read.error.issues[0]?.message ?? 'it cannot be understood');
  },
};
