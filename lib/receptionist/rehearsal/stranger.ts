/** A customer of every practice business whom no caller may hear of, and whose appointment no caller may touch. */
export const strangersName = "Zebulon Quartermain";
export const strangersNumber = "+12025550177";
