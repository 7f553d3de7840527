import { AppError } from "@/lib/errors";

/** The refusal of somebody who may only look. */
export function refuseViewer(): never {
  throw new AppError("forbidden", "You can look at the receptionist; owners and managers change it.");
}
