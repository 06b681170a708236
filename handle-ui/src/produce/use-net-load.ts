import type { ReceiptLine } from '@smart-cart/contracts';
import { useState } from 'react';
import { useScreen } from '../link/use-screen.js';
import { netLoad, type NetLoad } from './net-load.js';

/** Pieces the receipt accounts for on the scale: when they change, what lies there has been weighed. */
function accounted(lines: readonly ReceiptLine[]): number {
  return lines.reduce((sum, { status, quantity }) => (status === 'placed' ? sum + quantity : sum), 0);
}

/** What has come onto the scale since this part of the screen appeared and is on no line, less the chosen container. */
export function useNetLoad(delta?: number): NetLoad {
  const { load, visit, receipt } = useScreen().view;
  const [before, setBefore] = useState(load.mass);
  const placed = accounted(receipt?.lines ?? []);
  const [placedThen, setPlacedThen] = useState(placed);
  if (placed !== placedThen) {
    setPlacedThen(placed);
    setBefore(load.state === 'steady' ? load.mass : null);
  }
  const tare = visit?.tare ?? 0;
  // What was taken out meanwhile is no negative purchase: weighing begins again from there.
  if (load.state === 'steady' && load.mass !== null && (before === null || load.mass < before)) setBefore(load.mass);
  if (delta !== undefined && delta > 0) return netLoad({ state: 'steady', mass: delta }, 0, tare);
  return netLoad(load, before, tare);
}
