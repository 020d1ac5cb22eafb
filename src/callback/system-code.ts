/** The platform's own codes all begin so; no agent picks one. */
const SYSTEM_CODE = /^ININ-/;

/** Whether a code was written by the platform itself. */
export const isSystemCode = (code: string | undefined): boolean => code !== undefined && SYSTEM_CODE.test(code);
