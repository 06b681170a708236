import type { ButtonHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'slab';
  readonly size?: 'normal' | 'large';
  readonly icon?: ReactNode;
  /** A touch is on its way to the cart: stays pressed until the cart answers. */
  readonly pending?: boolean;
  readonly wide?: boolean;
}

/** Every button of the screen; never smaller than a gloved thumb. */
export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  pending = false,
  wide = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={`${css['button'] ?? ''} ${css[look] ?? ''} ${css[size] ?? ''}`}
      data-pending={pending}
      data-wide={wide}
    >
      {icon}
      {children === undefined ? null : <span>{children}</span>}
    </button>
  );
}
