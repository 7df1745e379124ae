/** As everywhere on the command line: 21,289. */
export const counted = (n: number): string => n.toLocaleString('en');
