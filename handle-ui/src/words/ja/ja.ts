import type { Catalogue } from '../catalogue.js';
import type { MessageKey } from '../catalogues.js';
import * as areas from './index.js';

const {
  common,
  status,
  shopping,
  produce,
  find,
  help,
  question,
  check,
  list,
  map,
  deals,
  settings,
  waiting,
  checkout,
  staff,
  finished,
} = areas;

export const ja: Catalogue<MessageKey> = {
  ...common,
  ...status,
  ...shopping,
  ...produce,
  ...find,
  ...help,
  ...question,
  ...check,
  ...list,
  ...map,
  ...deals,
  ...settings,
  ...waiting,
  ...checkout,
  ...staff,
  ...finished,
};
