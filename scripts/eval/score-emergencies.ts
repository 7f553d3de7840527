import type { Measure } from "./measure";

export const scoreEmergencies = (_folder: string): Measure[] => [];
export const emergencyMisses = (_folder: string): string[] => [];
