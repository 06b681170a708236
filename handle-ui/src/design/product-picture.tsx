import { useState } from 'react';
import { usePictureAddress } from './picture-address.js';
import css from './product-picture.module.css';
import { initialsOf, tintOf } from './sku-hash.js';

interface ProductPictureProps {
  readonly sku: string;
  readonly name: string;
  readonly picture: string | undefined;
  readonly size: 'row' | 'card' | 'stage';
}

/** A product on its own colour; its initials where there is no picture. The name always stands beside it, so it is silent. */
export function ProductPicture({ sku, name, picture, size }: ProductPictureProps) {
  const pictures = usePictureAddress();
  const [missing, setMissing] = useState<string>();
  const drawn = picture === undefined || missing === picture;
  return (
    <span
      className={`${css['picture'] ?? ''} ${css[size] ?? ''}`}
      style={{ background: tintOf(sku) }}
      aria-hidden="true"
    >
      {drawn ? (
        <span className={css['initials']}>{initialsOf(name)}</span>
      ) : (
        <img
          src={`${pictures}${picture}`}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setMissing(picture)}
        />
      )}
    </span>
  );
}
