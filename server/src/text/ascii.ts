/** Whether a UTF-16 unit is a decimal digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a UTF-16 unit is a Latin letter without marks. */
export function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** Whether a UTF-16 unit may stand in a name of C and MIG. What begins with a digit is none all the same. */
export function isWordPart(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === 95;
}
