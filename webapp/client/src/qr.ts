/** A QR code as one path of unit squares; the only module that imports the library. */

import { encodeQR } from "qr";

/** Bare squares around it, without which readers don't find it (ISO/IEC 18004, "Quiet zone"). */
const QUIET = 4;

export interface Drawn {
  /** How many squares a side has, the bare ones included. */
  squares: number;
  path: string;
}

export function drawn(text: string): Drawn {
  const rows = encodeQR(text, "raw", { border: QUIET });
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { squares: rows.length, path: path.join("") };
}
