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

/** English decides which messages there are. A new area is a file here, a line in `index.ts`, and the same in every language. */
export const en = {
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
