import { toSVG, type RenderOptions } from 'bwip-js/node';

/** A QR code as SVG, black on white with its quiet zone. Low redundancy: larger squares are read from further away. */
export function qrPicture(text: string): string {
  // The library's types know only options that all its codes share.
  const options: RenderOptions & { eclevel: string } = {
    bcid: 'qrcode',
    text,
    eclevel: 'L',
    paddingwidth: 8,
    paddingheight: 8,
    backgroundcolor: 'FFFFFF',
  };
  return toSVG(options);
}

/** The loyalty card as EAN-13 with its digits. */
export function loyaltyPicture(number: string): string {
  return toSVG({
    bcid: 'ean13',
    text: number,
    includetext: true,
    paddingwidth: 8,
    paddingheight: 6,
    height: 14,
    backgroundcolor: 'FFFFFF',
  });
}
