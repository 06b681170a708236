/** The demo's products that are pictured. */
export const MILK = '13011';
export const CHOCOLATE = ['18011', '18012'] as const;
export const STRAWBERRIES = '10027';
export const BLUEBERRIES = '10028';
export const APPLES = '10013';
export const BROCCOLI = '11014';
export const SPAGHETTI = '17011';
export const TOMATO_SAUCE = '17017';
export const CHEESE = '13014';
