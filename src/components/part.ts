import type { ForwardRefExoticComponent, RefAttributes } from 'react';

/** A component that passes its `ref` on to its root element. */
export type Part<Props, Root> = ForwardRefExoticComponent<Props & RefAttributes<Root>>;
