/* global navigator, document, localStorage */
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';

export const languages = { en, de, es, fr, ar, ja };
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ar: 'العربية',
  ja: '日本語',
};

function firstLanguage() {
  const kept = localStorage.getItem('language');
  const wished = [kept, ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wished.find((language) => language in languages) ?? 'en';
}

export const tongue = { language: firstLanguage(), say: en };

export function speak(language) {
  tongue.language = language;
  tongue.say = languages[language];
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = tongue.say.title;
}

export function money(amount, currency) {
  const format = new Intl.NumberFormat(tongue.language, { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export function day(at) {
  return new Intl.DateTimeFormat(tongue.language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function date(text) {
  return new Intl.DateTimeFormat(tongue.language, { dateStyle: 'medium' }).format(new Date(`${text}T12:00`));
}

export function kilos(milligrams) {
  return new Intl.NumberFormat(tongue.language, {
    style: 'unit',
    unit: 'kilogram',
    minimumFractionDigits: 3,
  }).format(milligrams / 1_000_000);
}
