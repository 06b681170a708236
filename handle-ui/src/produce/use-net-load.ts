import { useState } from 'react';
import { useScreen } from '../link/use-screen.js';
import { netLoad, type NetLoad } from './net-load.js';

/** What has come onto the scale since this part of the screen appeared, less the chosen container. */
export function useNetLoad(delta?: number): NetLoad {
  const { load, visit } = useScreen().view;
  const [before, setBefore] = useState(load.mass);
  const tare = visit?.tare ?? 0;
  // What was taken out meanwhile is no negative purchase: weighing begins again from there.
  if (load.state === 'steady' && load.mass !== null && (before === null || load.mass < before)) setBefore(load.mass);
  if (delta !== undefined && delta > 0) return netLoad({ state: 'steady', mass: delta }, 0, tare);
  return netLoad(load, before, tare);
}
