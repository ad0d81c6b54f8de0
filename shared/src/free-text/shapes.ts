import type { Shape } from "./shape.ts";
import { address } from "./shapes/address.ts";
import { amount } from "./shapes/amount.ts";
import { bankAccount } from "./shapes/bank-account.ts";
import { bookNumber } from "./shapes/book-number.ts";
import { coordinates } from "./shapes/coordinates.ts";
import { date } from "./shapes/date.ts";
import { dimensions } from "./shapes/dimensions.ts";
import { identifier } from "./shapes/identifier.ts";
import { ipAddress } from "./shapes/ip-address.ts";
import { longNumber } from "./shapes/long-number.ts";
import { nationalId } from "./shapes/national-id.ts";
import { paymentCard } from "./shapes/payment-card.ts";
import { percentage } from "./shapes/percentage.ts";
import { time } from "./shapes/time.ts";
import { version } from "./shapes/version.ts";
import { wordedDate } from "./shapes/worded-date.ts";

/** In this order: what an earlier one covers, a later one does not see. */
export const shapes: readonly Shape[] = [
  address,
  identifier,
  date,
  wordedDate,
  bankAccount,
  paymentCard,
  bookNumber,
  longNumber,
  coordinates,
  ipAddress,
  version,
  dimensions,
  time,
  percentage,
  nationalId,
  amount,
];
