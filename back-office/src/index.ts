export { BackOffice, type BackOfficeDependencies } from './back-office.js';
export { BackOfficeError, type BackOfficeErrorCode } from './back-office-error.js';
export { backOfficeConfigSchema, readConfig, type BackOfficeConfig, type BackOfficeConfigInput } from './config.js';
export { catalogueFileSchema, type CatalogueTerms } from './catalogue/catalogue-file.js';
export type { ProductChange } from './catalogue/catalogue-store.js';
export type { Health } from './health.js';
export type { LinkState } from './fleet/fleet-link.js';
export type { AnomalyView, CartView, ReceiptDetail, ReceiptFilter, ReceiptSummary } from './views.js';
