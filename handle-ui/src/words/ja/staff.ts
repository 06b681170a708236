import type { Catalogue } from '../catalogue.js';
import type { staff as english } from '../en/staff.js';

export const staff: Catalogue<keyof typeof english> = {
  staffTitle: 'スタッフ',
};
